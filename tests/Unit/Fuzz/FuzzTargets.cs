namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>Every reader of what comes from outside, and of what a disk may have changed.</summary>
internal static class FuzzTargets
{
    public static IReadOnlyList<FuzzTarget> All() =>
    [
        new NativeJsonTarget(), new SenmlJsonTarget(), new ForecastCsvTarget(), new MetroForecastTarget(), new RecordedReadingsTarget(),
        new NetworkFileTarget(), new PacketTarget(), new JournalRecordTarget(), new JournalFilesTarget(),
    ];
}
