@echo off
rem The sync server, in the foreground.
setlocal
set "home=%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if exist "%home%jre\bin\java.exe" set "java=%home%jre\bin\java"
for %%j in ("%home%plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%j"
if not exist "%LOCALAPPDATA%\Larder" mkdir "%LOCALAPPDATA%\Larder"
"%java%" -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%LOCALAPPDATA%\Larder\server.jsa" "-Djava.util.logging.config.file=%home%larder-server.logging" %LARDER_JAVA_ARGS% -jar "%launcher%" -application org.larder.server.application -data @none -nosplash %*
exit /b %ERRORLEVEL%
