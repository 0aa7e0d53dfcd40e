namespace Telemetry.Domain.Storage;

/// <summary>A store whose files lie on this machine, and which can give a copy of them as they are at one instant while it is written to.</summary>
public interface IStoreBackup
{
    /// <summary>Its name, as people know it.</summary>
    string Name { get; }

    /// <summary>What a copy may take on disk, at most.</summary>
    long Bytes { get; }

    /// <summary>Writes a copy, durable and readable by its owner only, under its own file name into the folder.</summary>
    Task<StoreCopy> CopyToAsync(string folder, CancellationToken cancellation);
}
