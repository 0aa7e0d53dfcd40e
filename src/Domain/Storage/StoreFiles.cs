namespace Telemetry.Domain.Storage;

/// <summary>The files of a store that lies on this machine, so that their size can be told. A store elsewhere has none.</summary>
/// <param name="Store">Its name, as people know it.</param>
/// <param name="Paths">Each file that it may have; one that is not there takes nothing.</param>
public sealed record StoreFiles(string Store, IReadOnlyList<string> Paths);
