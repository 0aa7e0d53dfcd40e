using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Telemetry.Api.Security;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Storage;
using Telemetry.FirmwareSim;
using Telemetry.FirmwareSim.City;
using Telemetry.Ingest.Mqtt;
using Telemetry.Ingest.Security;

namespace Telemetry.Api.Demo;

/// <summary>
/// Puts the demo city on the air once the host runs: its forecasts as they are issued, and its gateways over MQTT like any
/// other. Prints a key, so that everything can be tried.
/// </summary>
internal sealed partial class DemoCityHost(
    IJournal journal,
    IForecastStore forecasts,
    ICredentialStore credentials,
    IOptions<MqttOptions> mqtt,
    IOptions<DemoOptions> demo,
    DemoData data,
    IServer server,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<DemoCityHost> logger) : BackgroundService
{
    private static readonly TimeSpan KeyLife = TimeSpan.FromDays(1);
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        await PrintKeyAsync(stoppingToken);
        await DeliverForecastsAsync(stoppingToken);
        var city = new CitySimulation(line => CitySays(logger, line));
        var options = new CitySimulationOptions { Port = mqtt.Value.Embedded.Port, Seed = demo.Value.Seed, Scenarios = demo.Value.Names };
        await Task.WhenAll(city.RunAsync(options, clock, stoppingToken), KeepUpAsync(stoppingToken));
    }

    // Only then is it known where the host listens.
    private async Task StartedAsync(CancellationToken cancellation)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellation);
    }

    private async Task KeepUpAsync(CancellationToken cancellation)
    {
        using var look = new PeriodicTimer(LookInterval, clock);
        try
        {
            while (await look.WaitForNextTickAsync(cancellation))
            {
                DemoNight.Remember(data.Directory, clock.GetUtcNow());
                await DeliverForecastsAsync(cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task DeliverForecastsAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var issue in DemoCity.Forecasts(now, demo.Value.Seed, demo.Value.Names).Where(i => i.IssuedAt > data.ForecastsUntil))
        {
            if (await forecasts.ReadAsync(issue.Site, issue.IssuedAt, cancellation) is null)
            {
                await journal.AppendDurablyAsync(new ForecastRecord(now, issue with { ReceivedAt = now }), cancellation);
            }
        }

        data.ForecastsUntil = now;
    }

    private async Task PrintKeyAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var issued = KeyIssuer.Issue(CredentialKind.ApiKey, "demo", nameof(ApiRole.Highways), now, now + KeyLife);
        await credentials.AddAsync(issued.Credential, cancellation);

        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();

        // To the console and not to the log: a log goes places where a key must not.
        await Console.Out.WriteLineAsync(
            $"""

              The demo city's night {(DemoNight.GoesOn(data.Directory, DemoNight.TimeZone) ? "goes on" : "begins")}: {now:dddd d MMMM yyyy, HH:mm} UTC, simulated.
              Tonight page          {address}/
              API documentation     {address}/docs
              MQTT broker           127.0.0.1:{mqtt.Value.Embedded.Port}, no key needed
              Highways key          {issued.Key}   (valid for a day of simulated time)
              Process               {Environment.ProcessId}   (kill it as hard as you like and start again)

            """);
    }

    [LoggerMessage(5001, LogLevel.Information, "Simulated city: {Line}")]
    private static partial void CitySays(ILogger logger, string line);
}
