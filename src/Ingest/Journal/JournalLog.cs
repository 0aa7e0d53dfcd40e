using Microsoft.Extensions.Logging;

namespace Telemetry.Ingest.Journal;

internal static partial class JournalLog
{
    [LoggerMessage(2000, LogLevel.Information, "Journal open in {Location}: records {Oldest} to {Head} in {Segments} segments, {Bytes} bytes")]
    public static partial void Opened(ILogger logger, string location, long oldest, long head, int segments, long bytes);

    [LoggerMessage(2001, LogLevel.Warning, "Journal segment {Segment} ended in a torn commit: {Bytes} bytes cut off at {Offset}; they were never acknowledged. The last record is {Last}")]
    public static partial void TornTail(ILogger logger, string segment, long offset, long bytes, long last);

    [LoggerMessage(2002, LogLevel.Information, "Journal segment {Segment} was made but never begun; removed")]
    public static partial void UnbegunSegment(ILogger logger, string segment);

    [LoggerMessage(2003, LogLevel.Critical, "The journal has failed and takes nothing more until the host is restarted; nothing of this is acknowledged")]
    public static partial void Failed(ILogger logger, Exception error);

    [LoggerMessage(2004, LogLevel.Error, "The journal is full and takes nothing until there is room; nothing of this is acknowledged")]
    public static partial void Full(ILogger logger, Exception error);

    [LoggerMessage(2005, LogLevel.Information, "The journal has room again")]
    public static partial void RoomAgain(ILogger logger);

    [LoggerMessage(2006, LogLevel.Information, "Journal segment {Segment} deleted: records {First} to {Last}")]
    public static partial void SegmentDeleted(ILogger logger, string segment, long first, long last);

    [LoggerMessage(2007, LogLevel.Warning, "The journal's list of consumers could not be saved; old segments may be kept longer")]
    public static partial void ConsumersNotSaved(ILogger logger, Exception error);

    [LoggerMessage(2008, LogLevel.Error, "A durability observer threw; it must not")]
    public static partial void ObserverThrew(ILogger logger, Exception error);

    [LoggerMessage(2009, LogLevel.Information, "Journal closed at record {Head}")]
    public static partial void Closed(ILogger logger, long head);

    [LoggerMessage(2010, LogLevel.Warning, "Old journal segments could not be deleted; tried again later")]
    public static partial void RetentionFailed(ILogger logger, Exception error);

    [LoggerMessage(2020, LogLevel.Information, "Laid {Count} missed ticks, {From} to {To}")]
    public static partial void TicksLaid(ILogger logger, int count, DateTimeOffset from, DateTimeOffset to);

    [LoggerMessage(2021, LogLevel.Warning, "No ticks were laid between {From} and {To}: the gap is longer than MaxTickCatchUp. Rules were not evaluated in it")]
    public static partial void TicksLeftOut(ILogger logger, DateTimeOffset from, DateTimeOffset to);

    [LoggerMessage(2022, LogLevel.Warning, "The clock is at {Now}, before the last tick at {LastTick}; no tick until it has passed that again")]
    public static partial void ClockWentBack(ILogger logger, DateTimeOffset now, DateTimeOffset lastTick);

    [LoggerMessage(2023, LogLevel.Error, "A tick could not be journalled; it is laid later")]
    public static partial void TickNotJournalled(ILogger logger, Exception error);
}
