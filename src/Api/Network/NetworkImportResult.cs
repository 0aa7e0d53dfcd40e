using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Network;

/// <summary>What an import did.</summary>
/// <param name="File">The file now in force; null when there were errors, and then nothing has changed.</param>
/// <param name="Changed">It differs from the one that was in force.</param>
internal sealed record NetworkImportResult(StoredNetwork? File, bool Changed, IReadOnlyList<NetworkFileError> Errors);
