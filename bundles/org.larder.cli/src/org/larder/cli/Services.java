package org.larder.cli;

import org.larder.api.account.Accounts;
import org.larder.api.connection.ConnectionMonitor;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.exchange.Archive;
import org.larder.api.exchange.DiaryExport;
import org.larder.api.exchange.FoodImport;
import org.larder.api.exchange.QuarantineExport;
import org.larder.api.maintenance.Backups;
import org.larder.api.maintenance.StoreSwitch;
import org.larder.api.profile.Profile;
import org.larder.api.sync.BackgroundSyncManager;
import org.larder.api.sync.Transports;

/** What commands work with. Each call may wait for its service, and fails with what is missing. */
interface Services {

    Profile profile();

    UnifiedDataService data();

    BackgroundSyncManager sync();

    ConnectionMonitor connection();

    Accounts accounts();

    FoodImport foods();

    DiaryExport export();

    Archive archive();

    StoreSwitch stores();

    Backups backups();

    Transports transports();

    QuarantineExport quarantineExport();
}
