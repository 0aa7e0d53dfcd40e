using Telemetry.Api;
using Telemetry.Api.Commands;
using Telemetry.Api.Composition;
using Telemetry.Api.Dashboard;
using Telemetry.Api.Demo;
using Telemetry.Api.Replay;
using Telemetry.Api.Time;
using Telemetry.Ingest.Consumers;
using Telemetry.Ingest.Intake;
using Telemetry.Ingest.Journal;
using Telemetry.Ingest.Mqtt;
using Telemetry.Storage.Records;
using Telemetry.Storage.TimeSeries.DuckDb;

// An error at start is told by the runtime with its whole trace, and the exit code is not 0. SIGTERM is the host's own
// affair: the command line would end the process after two seconds, in the middle of a commit.
return await HostCommands.Create(Compose, ReplayCommandLine.Create(arguments => Compose(arguments, demo: false)))
    .Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });

static WebApplication Compose(string[] arguments, bool demo)
{
    // Settings lie beside the program, data where it is started from.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = arguments, ContentRootPath = AppContext.BaseDirectory });
    var (services, configuration) = (builder.Services, builder.Configuration);
    if (demo)
    {
        configuration.AddDemoSettings(arguments);
    }

    services.AddClock(configuration);
    services.AddSqliteRecords(configuration);
    services.AddDuckDbTimeSeries(configuration);
    services.AddJournal(configuration);
    services.AddApi(configuration);
    services.AddIntake(configuration);
    services.AddRules(configuration);
    services.AddConsumers(configuration);
    services.AddMqttIngest(configuration);
    if (demo)
    {
        services.AddDemoCity();
    }

    var app = builder.Build();
    app.UseApi();
    app.MapApi();
    app.MapDashboard();
    return app;
}
