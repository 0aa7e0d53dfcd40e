using Telemetry.FirmwareSim.Scenarios;

namespace Telemetry.FirmwareSim.CommandLine;

/// <summary><c>--list-scenarios</c>: a line for each.</summary>
internal static class ScenarioList
{
    public static int Write(bool wanted, TextWriter output, TextWriter error)
    {
        if (!wanted)
        {
            error.WriteLine("say what to do: city, load, load-network, replay or write; --help tells more");
            return 1;
        }

        foreach (var scenario in ScenarioCatalogue.All)
        {
            output.WriteLine($"{scenario.Name,-30} {scenario.Story}");
        }

        return 0;
    }
}
