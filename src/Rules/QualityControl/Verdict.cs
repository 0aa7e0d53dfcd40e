using Telemetry.Domain.Readings;

namespace Telemetry.Rules.QualityControl;

/// <summary>A flag and the test that gave it.</summary>
internal readonly record struct Verdict(Flag Flag, QcTest Test)
{
    public static readonly Verdict Pass = new(Flag.Pass, QcTest.None);

    /// <summary>The worse of two; of equals the first, so the earlier test in the sequence gives its name.</summary>
    public static Verdict Worse(Verdict first, Verdict second) => second.Flag > first.Flag ? second : first;
}
