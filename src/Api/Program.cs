using Telemetry.Api;
using Telemetry.Api.Backtest;
using Telemetry.Api.Commands;
using Telemetry.Api.Composition;
using Telemetry.Api.Dashboard;
using Telemetry.Api.Demo;
using Telemetry.Api.Replay;
using Telemetry.Api.Startup;
using Telemetry.Api.Time;
using Telemetry.Ingest.Consumers;
using Telemetry.Ingest.Intake;
using Telemetry.Ingest.Journal;
using Telemetry.Ingest.Mqtt;
using Telemetry.Storage.Records;
using Telemetry.Storage.TimeSeries;

try
{
    // SIGTERM is the host's own affair: the command line would end the process after two seconds, in the middle of a commit.
    Func<string[], WebApplication> compose = arguments => Compose(arguments, demo: false);
    return await HostCommands.Create(Compose, ReplayCommandLine.Create(compose), BacktestCommandLine.Create(compose))
        .Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (Exception error) when (StartTrouble.Describe(error) is { } told)
{
    // Anything else is told by the runtime with its whole trace; the exit code is not 0 either way.
    await Console.Error.WriteLineAsync($"The host can't start: {told}");
    return 1;
}

static WebApplication Compose(string[] arguments, bool demo)
{
    // Settings lie beside the program, data where it is started from.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = arguments, ContentRootPath = AppContext.BaseDirectory });
    var (services, configuration) = (builder.Services, builder.Configuration);
    if (demo)
    {
        configuration.AddDemoSettings(arguments);
    }

    services.AddSystemd();
    services.AddClock(configuration);
    services.AddSqliteRecords(configuration);
    services.AddTimeSeries(configuration);
    services.AddJournal(configuration);
    services.AddApi(configuration);
    services.AddIntake(configuration);
    services.AddRules(configuration);
    services.AddConsumers(configuration);
    services.AddMqttIngest(configuration);
    if (demo)
    {
        services.AddDemoCity(configuration);
    }

    services.AddSingleton(new SettingsCheck(services, configuration));
    var started = false;
    StartTrouble.TellOnce(builder.Logging, () => started);
    var app = builder.Build();
    app.Lifetime.ApplicationStarted.Register(() => started = true);
    app.UseApi();
    app.MapApi();
    app.MapDashboard();
    return app;
}
