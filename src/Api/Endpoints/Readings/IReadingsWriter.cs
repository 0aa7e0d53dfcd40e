using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Readings;

/// <summary>Writes readings or buckets in one format, row by row, into a buffer that the caller flushes.</summary>
internal interface IReadingsWriter : IDisposable
{
    string ContentType { get; }

    void Begin(ReadingsRequest request, bool simulatedTime, DateTimeOffset? storedUpTo);

    void Write(in ReadingRow row);

    void Write(in Bucket bucket);

    /// <summary>Ends the answer.</summary>
    /// <param name="next">Cursor of the next page; null when there is no more.</param>
    void End(string? next);
}
