using System.Globalization;
using Microsoft.Extensions.Options;
using Telemetry.Api.Security;
using Telemetry.FirmwareSim.City;

namespace Telemetry.Api.Demo;

internal static class DemoServiceCollectionExtensions
{
    private const string DataFolder = "data";

    /// <summary>
    /// The settings of a demo, below those of the command line: a simulated evening, the demo city's network, a broker that
    /// takes anonymous gateways and reading open to all, both on loopback only.
    /// </summary>
    public static void AddDemoSettings(this ConfigurationManager configuration, string[] arguments)
    {
        var data = Directory.CreateDirectory(DataFolder);
        var network = Path.Combine(data.FullName, "demo-network.json");
        File.WriteAllText(network, DemoCity.NetworkJson);
        var start = DemoNight.Start(data, DemoNight.TimeZone);
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telemetry:NetworkFile"] = network,
            ["Telemetry:Clock:Start"] = start.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["Telemetry:Mqtt:Embedded:AllowAnonymous"] = "true",
            ["Telemetry:Security:AnonymousReading"] = nameof(ApiRole.Admin),
        });
        configuration.AddCommandLine(arguments);
    }

    public static IServiceCollection AddDemoCity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DemoOptions>().Bind(configuration.GetSection(DemoOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<DemoOptions>, DemoOptionsValidator>()
            .AddSingleton(new DemoData(Directory.CreateDirectory(DataFolder)))
            .AddHostedService<DemoCityHost>();
    }
}
