using Microsoft.Extensions.Options;
using Telemetry.Api.Notifications;

namespace Telemetry.Api.CallOuts;

/// <summary>What the levels must be, together with the recipients they name.</summary>
internal sealed class CallOutOptionsValidator(IOptions<NotificationOptions> notifications, IConfiguration configuration) : IValidateOptions<CallOutOptions>
{
    private const string Section = CallOutOptions.Section;
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, CallOutOptions options)
    {
        List<string> errors = [];
        for (var i = 0; i < options.Levels.Count; i++)
        {
            Check($"{Section}:Levels:{i}", options.Levels[i], errors);
        }

        if (options.DashboardUrl is { Length: > 0 } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            errors.Add($"{Section}:DashboardUrl must be an http or https address");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private void Check(string path, CallOutLevelOptions level, List<string> errors)
    {
        if (level.Recipients.Count == 0)
        {
            errors.Add($"{path} has no Recipients: nobody would be called");
        }

        var known = Known();
        foreach (var stranger in level.Recipients.Where(r => !known.Contains(r)))
        {
            errors.Add($"{path}:Recipients names '{stranger}', which is none of {NotificationOptions.Section}:Recipients ({List(known)})");
        }

        foreach (var twice in level.Recipients.GroupBy(r => r, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            errors.Add($"{path}:Recipients names '{twice.Key}' twice");
        }

        if (level.Wait < ShortestWait || level.Wait > LongestWait)
        {
            errors.Add($"{path}:Wait must be from {ShortestWait} to {LongestWait}");
        }
    }

    private HashSet<string> Known()
    {
        try
        {
            return [.. notifications.Value.Recipients.Keys];
        }
        catch (OptionsValidationException)
        {
            // Told by the other validator. It must neither hide what is wrong here nor make strangers of those who are named there.
            return [.. configuration.GetSection($"{NotificationOptions.Section}:{nameof(NotificationOptions.Recipients)}").GetChildren().Select(r => r.Key)];
        }
    }

    private static string List(IEnumerable<string> names) => names.Any() ? string.Join(", ", names.Order(StringComparer.Ordinal)) : "none";
}
