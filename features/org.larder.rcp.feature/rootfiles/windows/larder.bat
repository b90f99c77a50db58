@echo off
rem Starts the desktop program.
setlocal
set "home=%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if exist "%home%jre\bin\java.exe" set "java=%home%jre\bin\java"
for %%j in ("%home%plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%j"
if not exist "%LOCALAPPDATA%\Larder" mkdir "%LOCALAPPDATA%\Larder"
if not defined LARDER_WORKBENCH set "LARDER_WORKBENCH=%APPDATA%\Larder\workbench"
start "" "%java%w" -XX:TieredStopAtLevel=1 -Xmx512m -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%LOCALAPPDATA%\Larder\desktop.jsa" --enable-native-access=ALL-UNNAMED "-Djava.util.logging.config.file=%home%larder.logging" %LARDER_JAVA_ARGS% -jar "%launcher%" -data "%LARDER_WORKBENCH%" -nosplash %*
exit /b %ERRORLEVEL%
