using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Telemetry.Storage.Records;

/// <summary>A time as its UTC ticks: exact, and ordered alike on every database. SQLite cannot order a DateTimeOffset as EF Core stores it.</summary>
internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
