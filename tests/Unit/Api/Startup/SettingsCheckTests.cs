using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Api.Composition;
using Telemetry.Api.Live;
using Telemetry.Api.Startup;
using Telemetry.Api.Time;
using Telemetry.Ingest.Mqtt;
using Telemetry.Storage.Records;

namespace Telemetry.Tests.Unit.Api.Startup;

public sealed class SettingsCheckTests
{
    [Fact]
    public async Task Everything_wrong_is_said_at_once_by_the_name_under_which_it_is_set()
    {
        var said = await SaidAsync(
            ("Telemetry:Live:MaxClients", "0"),
            ("Telemetry:Live:Heartbeat", "often"),
            ("Telemetry:Mqtt:Mode", "Sideways"),
            ("Telemetry:Mqtt:Embedded:Prot", "1884"),
            ("Telemetry:Clock:Start", "noon"),
            ("Telemetry:Winter:HoarFrost:Oops", "1"),
            ("Telemetry:Livve:MaxClients", "3"));

        Assert.Contains("Telemetry:Live:MaxClients must be between 1 and 100000, not '0'", said, StringComparison.Ordinal);
        Assert.Contains("Telemetry:Live:Heartbeat must be a time span such as 00:00:30 or 7.00:00:00, not 'often'", said, StringComparison.Ordinal);
        Assert.Contains("Telemetry:Mqtt:Mode must be one of Embedded, External, None, not 'Sideways'", said, StringComparison.Ordinal);
        Assert.Contains("Telemetry:Mqtt:Embedded:Prot is no setting; known are Address, AllowAnonymous", said, StringComparison.Ordinal);
        Assert.Contains("Telemetry:Clock:Start must be a time such as 2026-01-14T18:00:00Z, not 'noon'", said, StringComparison.Ordinal);
        Assert.Contains("Telemetry:Winter:HoarFrost:Oops is no setting", said, StringComparison.Ordinal);
        Assert.Contains("Telemetry:Livve is no setting; known are AirQuality, Backtest, Clock, Devices, Live, Mqtt, Plan, Records, Waste, Winter", said, StringComparison.Ordinal);
        // One line each, and the one above them.
        Assert.Equal(8, said.Trim().Split('\n').Length);
    }

    [Fact]
    public async Task Good_settings_pass_in_silence() =>
        Assert.Empty(await SaidAsync(
            ("Telemetry:Live:MaxClients", "10"),
            ("Telemetry:Live:Heartbeat", "00:00:20"),
            ("telemetry:mqtt:mode", "external"),
            ("Telemetry:Mqtt:External:Host", "broker.example"),
            ("Telemetry:Clock:Start", "2026-01-14T18:00:00Z"),
            ("Logging:LogLevel:Default", "Warning")));

    private static async Task<string> SaidAsync(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value)));
        var services = new ServiceCollection().AddLogging();
        services.AddClock(configuration);
        services.AddLive(configuration);
        services.AddRules(configuration);
        services.AddSqliteRecords(configuration);
        services.AddMqttIngest(configuration);
        services.AddSingleton(new SettingsCheck(services, configuration));
        await using var provider = services.BuildServiceProvider();
        using var said = new StringWriter(CultureInfo.InvariantCulture);

        Assert.Equal(await SettingsCheck.PassesAsync(provider, said), said.ToString().Length == 0);

        return said.ToString();
    }
}
