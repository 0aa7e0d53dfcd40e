using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Gateways;
using Telemetry.FirmwareSim.Payloads;
using Telemetry.FirmwareSim.Scenarios;

namespace Telemetry.FirmwareSim;

/// <summary>The demo city on the air: its gateways publish over MQTT until they are stopped.</summary>
/// <param name="report">Takes what a person may want to know (a broker that is away), a line each; null for silence.</param>
public sealed class CitySimulation(Action<string>? report = null)
{
    private readonly Tally _tally = new();
    private IReadOnlyList<SimulatedGateway> _gateways = [];

    /// <summary>What became of the messages so far.</summary>
    public SimulationSummary Summary => _tally.Summary(_gateways.Sum(g => g.Unanswered), _gateways.Sum(g => g.Overwritten));

    /// <summary>Runs until it is cancelled, then ends without an exception. A broker that is away or comes later is waited for.</summary>
    /// <exception cref="ArgumentException">The host is not loopback and <see cref="CitySimulationOptions.AllowRemote"/> is off.</exception>
    public async Task<SimulationSummary> RunAsync(CitySimulationOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        Loopback.Require(options.Host, options.AllowRemote);
        var plan = CityPlan.Of(options.Scenarios);
        var instruments = new CityInstruments(options.Seed, plan);
        var transports = new List<MqttGatewayTransport>();
        var gateways = new List<SimulatedGateway>();
        foreach (var id in Marlhaven.Publishers)
        {
            var transport = new MqttGatewayTransport(id, options.Host, options.Port, options.GatewayKeys.GetValueOrDefault(id), options.AnswerWithin);
            var store = new MessageStore(options.StoreCapacity);
            var link = new GatewayLink(id, transport, store, _tally, options.MaxInFlight, clock, new AirTime(plan, id), report ?? (static _ => { }));
            transports.Add(transport);
            gateways.Add(new SimulatedGateway(new ReadingSchedule(id, instruments.FeedsOf(id), FormatOf(id)), store, link, clock));
        }

        _gateways = gateways;
        try
        {
            await Task.WhenAll(gateways.Select(gateway => gateway.RunAsync(options.Backlog, cancellation)));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Stopped, as asked.
        }
        finally
        {
            foreach (var transport in transports)
            {
                await transport.DisposeAsync();
            }
        }

        return Summary;
    }

    /// <summary>Three of them speak SenML, so that the demo exercises both decoders.</summary>
    private static PayloadFormat FormatOf(string gateway) =>
        gateway is "gw-coast" or "gw-air" or "gw-waste-coast" ? PayloadFormat.SenMl : PayloadFormat.NativeJson;
}
