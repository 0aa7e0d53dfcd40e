using System.ComponentModel.DataAnnotations;
using Telemetry.FirmwareSim.City;

namespace Telemetry.Api.Demo;

/// <summary>What happens in the demo city. Known only with <c>--demo</c>.</summary>
internal sealed class DemoOptions
{
    public const string Section = "Telemetry:Demo";

    /// <summary>The scenarios of docs/firmware-sim.md, separated by commas. Default the demo's evening. Another one in the same ./data tells another story of hours already told, as conflicts.</summary>
    [Required]
    public string Scenarios { get; set; } = DemoCity.DefaultScenario;

    /// <summary>The night's seed; default 1. Another one varies the weather by tenths of a kelvin and some minutes.</summary>
    public int Seed { get; set; } = DemoCity.DefaultSeed;

    public IReadOnlyList<string> Names => Scenarios.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
