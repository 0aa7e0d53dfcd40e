namespace Telemetry.Ingest.Journal.Files;

/// <summary>The journal's directory. What was created, renamed or deleted in it is safe only after <see cref="SyncDirectory"/>.</summary>
internal interface IJournalFileSystem
{
    /// <summary>For messages to a person.</summary>
    string Location { get; }

    /// <summary>What is free on its disk; null when the system does not tell.</summary>
    long? FreeBytes { get; }

    /// <summary>Held until disposed; no other host can have it meanwhile.</summary>
    /// <exception cref="JournalLockedException">Another host has it.</exception>
    IDisposable Lock();

    IReadOnlyList<string> List();

    /// <summary>Makes a new file, zero-filled, with its blocks already taken, so that later writes within it cannot run out of disk.</summary>
    IJournalFile Create(string name, long length);

    IJournalFile OpenToWrite(string name);

    /// <exception cref="FileNotFoundException">There is none.</exception>
    IJournalFile OpenToRead(string name);

    /// <summary>Does nothing when there is none.</summary>
    void Delete(string name);

    /// <summary>Renames, replacing what has the new name.</summary>
    void Replace(string from, string to);

    void SyncDirectory();
}
