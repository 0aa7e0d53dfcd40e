using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Telemetry.Api.Startup;

/// <summary>
/// Everything wrong with the settings, at once and by the name under which each is set: a name that no part of the host
/// knows (misspelt, it would be passed over and the default hold), a value of another type, a value out of its range.
/// </summary>
internal sealed partial class SettingsCheck
{
    private const string Root = "Telemetry";

    private readonly IConfiguration _configuration;
    private readonly Dictionary<string, Type> _sections;
    private readonly List<string> _misfits = [];
    private readonly HashSet<string> _takenOut = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks at every options type that has been registered so far and names its section.</summary>
    /// <param name="configuration">A value of another type is taken out of it, so that the rest can still be bound and judged.</param>
    public SettingsCheck(IServiceCollection services, IConfiguration configuration)
    {
        _configuration = configuration;
        _sections = Sections(services);
        if (!_sections.ContainsKey(Root))
        {
            Look(configuration.GetSection(Root), null);
        }

        foreach (var (section, type) in _sections)
        {
            Look(configuration.GetSection(section), type);
        }
    }

    /// <summary>Whether the host may run; if not, everything that is wrong has been said.</summary>
    public static async Task<bool> PassesAsync(IServiceProvider services, TextWriter error)
    {
        var errors = services.GetService<SettingsCheck>()?.Errors(services) ?? [];
        if (errors.Count > 0)
        {
            await error.WriteLineAsync($"The host can't start with these settings:{StartTrouble.List(errors)}");
        }

        return errors.Count == 0;
    }

    private static Dictionary<string, Type> Sections(IServiceCollection services) => services
        .Select(s => s.ServiceType)
        .Where(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IOptionsChangeTokenSource<>))
        .Select(t => t.GenericTypeArguments[0])
        .Distinct()
        .Select(t => (Type: t, Section: t.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string))
        .Where(o => o.Section is not null)
        .ToDictionary(o => o.Section!, o => o.Type, StringComparer.OrdinalIgnoreCase);

    public List<string> Errors(IServiceProvider services)
    {
        List<string> errors = [.. _misfits];
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
        }
        catch (Exception error) when (error is OptionsValidationException or AggregateException)
        {
            errors.AddRange(Failures(error).SelectMany(f => f.Failures.Select(text => Plain(f.OptionsType, text))).OfType<string>());
        }
        catch (InvalidOperationException) when (errors.Count > 0)
        {
            // A value of another type, told above, keeps the rest from being bound and judged.
        }

        return errors;
    }

    private static IEnumerable<OptionsValidationException> Failures(Exception error) =>
        error is AggregateException several ? several.InnerExceptions.OfType<OptionsValidationException>() : [(OptionsValidationException)error];

    private void Look(IConfigurationSection at, Type? type)
    {
        var properties = type?.GetProperties().Where(p => p.GetIndexParameters().Length == 0).ToList() ?? [];
        foreach (var child in at.GetChildren())
        {
            if (IsSection(child.Path))
            {
                continue;
            }

            var property = properties.Find(p => string.Equals(p.Name, child.Key, StringComparison.OrdinalIgnoreCase) && IsSettable(p));
            if (property is null)
            {
                _misfits.Add($"{child.Path} is no setting; known are {string.Join(", ", Known(at.Path, properties))}");
                continue;
            }

            Judge(child, property.PropertyType);
        }
    }

    private void Judge(IConfigurationSection at, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (SettingValue.IsOne(plain))
        {
            if (at.Value is { Length: > 0 } text && SettingValue.Trouble(plain, text) is { } trouble)
            {
                _misfits.Add($"{at.Path} {trouble}, not '{text}'");
                at.Value = null;
                _takenOut.Add(at.Path);
            }
        }
        else if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(Dictionary<,>))
        {
            foreach (var entry in at.GetChildren())
            {
                Judge(entry, plain.GenericTypeArguments[1]);
            }
        }
        else if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(List<>))
        {
            foreach (var entry in at.GetChildren())
            {
                Judge(entry, plain.GenericTypeArguments[0]);
            }
        }
        else if (plain.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true)
        {
            Look(at, plain);
        }
    }

    private static bool IsSettable(PropertyInfo property) => property.CanWrite || !SettingValue.IsOne(property.PropertyType);

    private bool IsSection(string path) =>
        _sections.Keys.Any(s => s.Equals(path, StringComparison.OrdinalIgnoreCase) || s.StartsWith(path + ":", StringComparison.OrdinalIgnoreCase));

    private IEnumerable<string> Known(string path, List<PropertyInfo> properties) => properties.Where(IsSettable).Select(p => p.Name)
        .Concat(_sections.Keys.Where(s => s.StartsWith(path + ":", StringComparison.OrdinalIgnoreCase)).Select(s => s[(path.Length + 1)..].Split(':')[0]))
        .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal);

    /// <summary>The failure by its full name; null for a value that was taken out, which has been told.</summary>
    private string? Plain(Type options, string failure)
    {
        var section = _sections.FirstOrDefault(s => s.Value == options).Key;
        if (section is null || AnnotationFailure().Match(failure) is not { Success: true } match)
        {
            return failure;
        }

        var name = match.Groups["member"].Value;
        var said = match.Groups["text"].Value.Replace($"The field {name} ", "", StringComparison.Ordinal).TrimEnd('.');
        var path = $"{section}:{name}";
        if (_takenOut.Contains(path))
        {
            return null;
        }

        return _configuration[path] is { } value ? $"{path} {said}, not '{value}'" : $"{path}: {said}";
    }

    [GeneratedRegex(@"^DataAnnotation validation failed for '\w+' members: '(?<member>\w+)' with the error: '(?<text>.*)'\.$", RegexOptions.Singleline)]
    private static partial Regex AnnotationFailure();
}
