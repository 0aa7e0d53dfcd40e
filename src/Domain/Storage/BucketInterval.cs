namespace Telemetry.Domain.Storage;

/// <summary>The width of an aggregate's buckets. Local days are 23, 24 or 25 hours long.</summary>
/// <param name="Width">A fixed width that divides a day, for buckets of a day or less in UTC; ignored when <paramref name="LocalDay"/>.</param>
public sealed record BucketInterval(TimeSpan Width, bool LocalDay = false);
