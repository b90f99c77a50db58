package org.larder.transport.trpc;

import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.net.proxy.IProxyData;
import org.eclipse.core.net.proxy.IProxyService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The proxies of Eclipse's own settings (Preferences, General, Network Connections); there only where Eclipse's service is. */
@Component(service = Proxies.class)
public final class EclipseProxies implements Proxies {

    private final IProxyService settings;

    @Activate
    public EclipseProxies(@Reference IProxyService settings) {
        this.settings = settings;
    }

    @Override
    public List<Proxy> to(URI address) {
        return found(settings.select(address)).stream()
                .map(each -> new Proxy(type(each),
                        InetSocketAddress.createUnresolved(each.getHost(), Math.max(0, each.getPort()))))
                .toList();
    }

    private static Proxy.Type type(IProxyData data) {
        return IProxyData.SOCKS_PROXY_TYPE.equals(data.getType()) ? Proxy.Type.SOCKS : Proxy.Type.HTTP;
    }

    @Override
    public Optional<PasswordAuthentication> login(String host, int port) {
        return found(settings.getProxyData()).stream()
                .filter(each -> host.equalsIgnoreCase(each.getHost()) && each.getPort() == port)
                .filter(each -> each.isRequiresAuthentication() && each.getUserId() != null)
                .map(each -> new PasswordAuthentication(each.getUserId(),
                        Optional.ofNullable(each.getPassword()).orElse("").toCharArray()))
                .findFirst();
    }

    private static List<IProxyData> found(IProxyData[] data) {
        return Arrays.stream(data).filter(each -> each.getHost() != null).toList();
    }
}
