@echo off
rem The command line of Larder.
setlocal
set "home=%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if exist "%home%jre\bin\java.exe" set "java=%home%jre\bin\java"
for %%j in ("%home%plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%j"
if not exist "%LOCALAPPDATA%\Larder" mkdir "%LOCALAPPDATA%\Larder"
"%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%LOCALAPPDATA%\Larder\cli.jsa" --enable-native-access=ALL-UNNAMED "-Djava.util.logging.config.file=%home%larder-cli.logging" %LARDER_JAVA_ARGS% -jar "%launcher%" -application org.larder.cli.application -data @none -nosplash %*
exit /b %ERRORLEVEL%
