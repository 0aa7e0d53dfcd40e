using Telemetry.Domain.Readings;

namespace Telemetry.Ingest.Decoding.Again;

/// <summary>What decoding a period again gives otherwise.</summary>
/// <param name="Messages">Looked at.</param>
/// <param name="Differing">Those of them that give other readings.</param>
/// <param name="WithoutPayload">Those whose payload was not kept, so that nothing can be said of them.</param>
/// <param name="ByOtherDecoder">Those that another decoder, or another version, had read.</param>
/// <param name="NewRejections">Readings that were admitted and now would not be, by reason.</param>
/// <param name="Series">By sensor and quantity.</param>
/// <param name="Listed">The first differences, by record.</param>
/// <param name="Differences">How many there are in all.</param>
/// <param name="Sha256">Of all differences, in lower hex: equal for equal differences.</param>
public sealed record ReDecodeReport(
    long Messages,
    long Differing,
    long WithoutPayload,
    long ByOtherDecoder,
    IReadOnlyDictionary<RejectReason, long> NewRejections,
    IReadOnlyDictionary<(string Sensor, string Quantity), ReDecodeSeries> Series,
    IReadOnlyList<ReDecodeDifference> Listed,
    long Differences,
    string Sha256);
