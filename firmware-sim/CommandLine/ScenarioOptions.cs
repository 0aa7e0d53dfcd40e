using System.CommandLine;
using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Scenarios;

namespace Telemetry.FirmwareSim.CommandLine;

/// <summary>What happens in the city, as commands ask for it.</summary>
internal sealed class ScenarioOptions
{
    private readonly Option<string[]> _scenarios = new("--scenario")
    {
        Description = "What happens, by name, and again for more of it (--list-scenarios tells all names)",
        DefaultValueFactory = _ => [DemoCity.DefaultScenario],
    };

    public Option<int> Seed { get; } = new("--seed") { Description = "The night's seed", DefaultValueFactory = _ => DemoCity.DefaultSeed };

    public void AddTo(Command command)
    {
        command.Options.Add(Seed);
        command.Options.Add(_scenarios);
        _scenarios.Validators.Add(static result =>
        {
            foreach (var name in result.GetValueOrDefault<string[]>() ?? [])
            {
                if (ScenarioCatalogue.Find(name) is null)
                {
                    result.AddError($"there is no scenario '{name}'; --list-scenarios tells all of them");
                }
            }
        });
    }

    public IReadOnlyList<string> Scenarios(ParseResult parsed) => parsed.GetValue(_scenarios)!;
}
