namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>
/// Holds work to what an input's size can justify. What is allocated stands for the steps taken: it is the same on every machine,
/// and time is not.
/// </summary>
internal static class Spent
{
    public static string? TooMuch(Action work, int inputBytes, int perByte, int once)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        var spent = GC.GetAllocatedBytesForCurrentThread() - before;
        return spent > once + ((long)perByte * inputBytes) ? $"allocated {spent} bytes for an input of {inputBytes}" : null;
    }
}
