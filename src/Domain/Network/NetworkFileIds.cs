namespace Telemetry.Domain.Network;

/// <summary>The identifiers of one kind that the file declares, with where. An entry that is wrong elsewhere is declared all the same.</summary>
internal sealed class NetworkFileIds(string what)
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);

    /// <summary>Declares the object's id; null when it has none, is no identifier or was declared before.</summary>
    public string? Declare(NetworkFileObject from)
    {
        var id = from.Id("id");
        if (id is null || _paths.TryAdd(id, from.Path))
        {
            return id;
        }

        from.Fail("id", $"'{id}' is also the id of {_paths[id]}");
        return null;
    }

    /// <summary>Reads a property that refers to a declared id; null when it is missing or refers to nothing.</summary>
    public string? Refer(NetworkFileObject from, string property, bool required = true)
    {
        var id = from.Id(property, required);
        if (id is null || _paths.ContainsKey(id))
        {
            return id;
        }

        from.Fail(property, NetworkFileText.Unknown(what, id, _paths.Keys));
        return null;
    }
}
