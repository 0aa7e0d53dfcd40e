using Microsoft.Extensions.Logging;

namespace Telemetry.Ingest.Journal;

internal static partial class JournalLog
{
    [LoggerMessage(1400, LogLevel.Information, "Journal open in {Location}: records {Oldest} to {Head} in {Segments} segments, {Bytes} bytes")]
    public static partial void Opened(ILogger logger, string location, long oldest, long head, int segments, long bytes);

    [LoggerMessage(1401, LogLevel.Warning, "Journal segment {Segment} ended in a torn commit: {Bytes} bytes cut off at {Offset}; they were never acknowledged. The last record is {Last}")]
    public static partial void TornTail(ILogger logger, string segment, long offset, long bytes, long last);

    [LoggerMessage(1402, LogLevel.Information, "Journal segment {Segment} was made but never begun; removed")]
    public static partial void UnbegunSegment(ILogger logger, string segment);

    [LoggerMessage(1403, LogLevel.Critical, "The journal has failed and takes nothing more until the host is restarted; nothing of this is acknowledged")]
    public static partial void Failed(ILogger logger, Exception error);

    [LoggerMessage(1404, LogLevel.Error, "The journal is full and takes nothing until there is room; nothing of this is acknowledged. {Cause}")]
    public static partial void Full(ILogger logger, string cause);

    [LoggerMessage(1405, LogLevel.Information, "The journal has room again")]
    public static partial void RoomAgain(ILogger logger);

    [LoggerMessage(1406, LogLevel.Information, "Journal segment {Segment} deleted: records {First} to {Last}")]
    public static partial void SegmentDeleted(ILogger logger, string segment, long first, long last);

    [LoggerMessage(1407, LogLevel.Warning, "The journal's list of consumers could not be saved; old segments may be kept longer")]
    public static partial void ConsumersNotSaved(ILogger logger, Exception error);

    [LoggerMessage(1408, LogLevel.Error, "A durability observer threw; it must not")]
    public static partial void ObserverThrew(ILogger logger, Exception error);

    [LoggerMessage(1409, LogLevel.Information, "Journal closed at record {Head}")]
    public static partial void Closed(ILogger logger, long head);

    [LoggerMessage(1410, LogLevel.Warning, "Old journal segments could not be deleted; tried again later")]
    public static partial void RetentionFailed(ILogger logger, Exception error);

    [LoggerMessage(1411, LogLevel.Warning, "Consumer {Consumer} begins again after record {Position}; it had reported {Before}. Its store was emptied or put back: it reads again what the journal still has")]
    public static partial void ConsumerBeganAgain(ILogger logger, string consumer, long position, long before);

    [LoggerMessage(1412, LogLevel.Warning, "The disk has no room for the next journal segment: {Segment} (records {First} to {Last}), which every consumer has read, is given up before its time. A rebuild reaches less far back. Make room")]
    public static partial void ReachGivenUp(ILogger logger, string segment, long first, long last);

    [LoggerMessage(1420, LogLevel.Information, "Laid {Count} missed ticks, {From} to {To}")]
    public static partial void TicksLaid(ILogger logger, int count, DateTimeOffset from, DateTimeOffset to);

    [LoggerMessage(1421, LogLevel.Warning, "No ticks were laid between {From} and {To}: the gap is longer than MaxTickCatchUp. Rules were not evaluated in it")]
    public static partial void TicksLeftOut(ILogger logger, DateTimeOffset from, DateTimeOffset to);

    [LoggerMessage(1422, LogLevel.Warning, "The clock is at {Now}, before the last tick at {LastTick}; no tick until it has passed that again")]
    public static partial void ClockWentBack(ILogger logger, DateTimeOffset now, DateTimeOffset lastTick);

    [LoggerMessage(1423, LogLevel.Error, "No tick can be journalled, and nothing is concluded, until the journal takes records again; the minutes missed are laid then. {Cause}")]
    public static partial void TicksNotJournalled(ILogger logger, string cause);
}
