using Telemetry.Domain.Journal;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Commands;

/// <summary>What was found in the store that is to be replaced.</summary>
/// <param name="Trouble">Why it could not be read; it then has no months here, and whether anything will be missing can't be told.</param>
internal sealed record OldStore(JournalPosition Position, IReadOnlyList<StoredMonth> Months, string? Trouble);
