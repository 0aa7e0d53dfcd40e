using System.Collections.Concurrent;
using DuckDB.NET.Data;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>
/// Names as small integers: a row holds 4 bytes instead of a string, and reading one back allocates nothing.
/// Names given out in a transaction are published once it is committed. Written by the one writer, read by all.
/// </summary>
internal sealed class NameTable(string table)
{
    private readonly ConcurrentDictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _pending = new(StringComparer.Ordinal);
    private int _next = 1;

    public bool TryGet(string name, out int id) => _ids.TryGetValue(name, out id);

    public void Load(DuckDBConnection connection)
    {
        connection.Execute($"CREATE TABLE IF NOT EXISTS {table} (id INTEGER NOT NULL, name VARCHAR NOT NULL)");

        // Ids never change, so what is known stays known to queries that run while the file is opened again.
        _pending.Clear();
        _next = 1;
        foreach (var row in connection.Query($"SELECT id, name FROM {table}"))
        {
            var id = row.GetInt32(0);
            _ids[row.GetString(1)] = id;
            _next = Math.Max(_next, id + 1);
        }
    }

    /// <summary>The id of a name, a new one when it has none. Only for the writer.</summary>
    public int Intern(string name)
    {
        if (_ids.TryGetValue(name, out var id) || _pending.TryGetValue(name, out id))
        {
            return id;
        }

        _pending.Add(name, _next);
        return _next++;
    }

    /// <summary>Writes the new names into the open transaction.</summary>
    public void Flush(DuckDBConnection connection)
    {
        if (_pending.Count == 0)
        {
            return;
        }

        using var appender = connection.CreateAppender(table);
        foreach (var (name, id) in _pending)
        {
            appender.CreateRow().AppendValue(id).AppendValue(name).EndRow();
        }
    }

    public void Commit()
    {
        foreach (var (name, id) in _pending)
        {
            _ids[name] = id;
        }

        _pending.Clear();
    }
}
