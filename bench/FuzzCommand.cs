using System.Globalization;
using Telemetry.Tests.Unit.Fuzz;

namespace Telemetry.Bench;

/// <summary><c>fuzz [--inputs 1000000] [--target name] [--seed 0]</c>: exit code 1 when something did not hold.</summary>
internal static class FuzzCommand
{
    public static int Run(string[] arguments)
    {
        var (inputs, seed, targets) = (1_000_000, 0, FuzzTargets.All());
        foreach (var pair in arguments.Chunk(2))
        {
            var known = pair switch
            {
                ["--inputs", var text] => int.TryParse(text, CultureInfo.InvariantCulture, out inputs) && inputs > 0,
                ["--seed", var text] => int.TryParse(text, CultureInfo.InvariantCulture, out seed),
                ["--target", var name] => (targets = [.. targets.Where(t => t.Name == name)]).Count > 0,
                _ => false,
            };
            if (!known)
            {
                Console.Error.WriteLine("fuzz [--inputs 1000000] [--seed 0] [--target " + string.Join('|', FuzzTargets.All().Select(t => t.Name)) + "]");
                return 2;
            }
        }

        var sound = true;
        foreach (var target in targets)
        {
            var result = FuzzRun.Run(target, inputs, seed);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Target,-22} {result.Inputs,9} inputs, {result.Took.TotalSeconds,7:F1} s, {result.Findings.Count} findings"));
            foreach (var finding in result.Findings)
            {
                sound = false;
                Console.WriteLine("  " + finding);
            }
        }

        return sound ? 0 : 1;
    }
}
