namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>A bounded run of each target; TELEMETRY_LONG=1 gives each a million inputs.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly int Inputs = Environment.GetEnvironmentVariable("TELEMETRY_LONG") == "1" ? 1_000_000 : 20_000;

    public static TheoryData<string> Targets => [.. FuzzTargets.All().Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Nothing_crashes_hangs_or_reads_what_is_not_there(string target)
    {
        var result = FuzzRun.Run(FuzzTargets.All().Single(t => t.Name == target), Inputs);
        output.WriteLine($"{result.Target}: {result.Inputs} inputs in {result.Took.TotalSeconds:F1} s");
        Assert.True(result.Findings.Count == 0, string.Join('\n', result.Findings));
    }
}
