using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Telemetry.Domain.Network;

/// <summary>A JSON object of the network file, read property by property; whatever is wrong is told with its path and reading goes on.</summary>
internal sealed class NetworkFileObject
{
    private readonly Dictionary<string, JsonElement> _properties = new(StringComparer.Ordinal);
    private readonly NetworkFileErrors _errors;

    private NetworkFileObject(string path, NetworkFileErrors errors)
    {
        Path = path;
        _errors = errors;
    }

    public string Path { get; }

    /// <summary>Opens an object and flags what is not known in it; null when the element is no object.</summary>
    public static NetworkFileObject? Open(JsonElement element, string path, NetworkFileErrors errors, params ReadOnlySpan<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add(path, $"must be an object, not {Kind(element)}");
            return null;
        }

        var opened = new NetworkFileObject(path, errors);
        foreach (var property in element.EnumerateObject())
        {
            var name = NetworkFileText.NameOf(property);
            if (!known.Contains(name))
            {
                errors.Add(opened.PathOf(name), $"is not known here; known are {string.Join(", ", known!)}");
            }
            else if (!opened._properties.TryAdd(name, property.Value))
            {
                errors.Add(opened.PathOf(name), "is given twice");
            }
        }

        return opened;
    }

    public string PathOf(string property) => NetworkFileText.Append(Path, property);

    public void Fail(string property, string message) => _errors.Add(PathOf(property), message);

    public bool Has(string property) => _properties.ContainsKey(property);

    /// <summary>An identifier; null when it is missing or not one.</summary>
    public string? Id(string property, bool required = true)
    {
        var text = Text(property, required);
        if (text is null || Identifier.IsValid(text))
        {
            return text;
        }

        Fail(property, $"must be {Identifier.Rule}");
        return null;
    }

    /// <summary>A text that a person can read: not blank, no control characters, at most 200 characters.</summary>
    public string? Text(string property, bool required = true)
    {
        if (!TryGet(property, required, JsonValueKind.String, "a string", out var element))
        {
            return null;
        }

        var text = NetworkFileText.TextOf(element);
        if (text is not null && NetworkFileText.IsReadable(text))
        {
            return text;
        }

        Fail(property, $"must be a text of 1 to {NetworkFileText.MaxLength} characters that is not blank and has no control characters");
        return null;
    }

    /// <summary>A number within [minimum, maximum]; null when it is missing or not one.</summary>
    public double? Number(string property, double minimum, double maximum, string unit, bool exclusiveMinimum = false)
    {
        if (!TryGet(property, required: true, JsonValueKind.Number, "a number", out var element))
        {
            return null;
        }

        if (element.TryGetDouble(out var value) && value <= maximum && (exclusiveMinimum ? value > minimum : value >= minimum))
        {
            return value;
        }

        Fail(property, string.Create(
            CultureInfo.InvariantCulture,
            $"must be {(exclusiveMinimum ? "above" : "at least")} {minimum} and at most {maximum} {unit}, not {NetworkFileText.Short(element.GetRawText())}"));
        return null;
    }

    /// <summary>One of the named values; null when it is missing or none of them.</summary>
    public T? Choice<T>(string property, bool required, params ReadOnlySpan<(string Name, T Value)> choices)
        where T : struct
    {
        if (!TryGet(property, required, JsonValueKind.String, "a string", out var element))
        {
            return null;
        }

        var text = NetworkFileText.TextOf(element);
        List<string> names = [];
        foreach (var (name, value) in choices)
        {
            if (text == name)
            {
                return value;
            }

            names.Add(name);
        }

        Fail(property, $"must be {string.Join(" or ", names)}, not '{NetworkFileText.Short(text ?? "")}'");
        return null;
    }

    /// <summary>Several of the named values, each once, in the order of the choices; empty when missing or wrong.</summary>
    public List<T> Choices<T>(string property, params ReadOnlySpan<(string Name, T Value)> choices)
        where T : struct
    {
        List<string> names = [];
        foreach (var (name, _) in choices)
        {
            names.Add(name);
        }

        HashSet<string> chosen = new(StringComparer.Ordinal);
        foreach (var (element, path) in Items(property, required: true, notEmpty: true))
        {
            var text = element.ValueKind == JsonValueKind.String ? NetworkFileText.TextOf(element) : null;
            if (text is null || !names.Contains(text))
            {
                _errors.Add(path, $"must be {string.Join(" or ", names)}");
            }
            else if (!chosen.Add(text))
            {
                _errors.Add(path, $"'{text}' is given twice");
            }
        }

        List<T> values = [];
        foreach (var (name, value) in choices)
        {
            if (chosen.Contains(name))
            {
                values.Add(value);
            }
        }

        return values;
    }

    /// <summary>The elements of an array with their paths; empty when it is missing or no array.</summary>
    public List<(JsonElement Element, string Path)> Items(string property, bool required, bool notEmpty = false)
    {
        List<(JsonElement, string)> items = [];
        if (!TryGet(property, required, JsonValueKind.Array, "an array", out var array))
        {
            return items;
        }

        foreach (var element in array.EnumerateArray())
        {
            items.Add((element, string.Create(CultureInfo.InvariantCulture, $"{PathOf(property)}[{items.Count}]")));
        }

        if (notEmpty && items.Count == 0)
        {
            Fail(property, "must have at least one element");
        }

        return items;
    }

    public bool TryGetObject(string property, [NotNullWhen(true)] out JsonElement? element)
    {
        element = TryGet(property, required: false, JsonValueKind.Object, "an object", out var found) ? found : null;
        return element is not null;
    }

    private bool TryGet(string property, bool required, JsonValueKind kind, string what, out JsonElement element)
    {
        if (!_properties.TryGetValue(property, out element))
        {
            if (required)
            {
                Fail(property, $"is required: {what}");
            }

            return false;
        }

        if (element.ValueKind == kind)
        {
            return true;
        }

        Fail(property, $"must be {what}, not {Kind(element)}");
        return false;
    }

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };
}
