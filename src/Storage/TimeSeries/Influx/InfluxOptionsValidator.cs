using Microsoft.Extensions.Options;
using Telemetry.Storage.Security;

namespace Telemetry.Storage.TimeSeries.Influx;

/// <summary>What the settings must be together. No message ever shows a password or token.</summary>
internal sealed class InfluxOptionsValidator : IValidateOptions<InfluxOptions>
{
    /// <summary>Longest name of a database, policy or organisation; own choice, far below what InfluxDB takes.</summary>
    private const int LongestName = 128;

    public ValidateOptionsResult Validate(string? name, InfluxOptions options)
    {
        var errors = new List<string>();
        CheckUrl(options, errors);
        CheckName(nameof(InfluxOptions.Database), options.Database, errors);
        CheckName(nameof(InfluxOptions.RetentionPolicy), options.RetentionPolicy, errors);
        CheckName(nameof(InfluxOptions.Organisation), options.Organisation, errors);
        CheckCredentials(options, errors);
        if (options.CertificateAuthorities is { Length: > 0 } authorities && TrustedRoots.Trouble(authorities) is { } trouble)
        {
            errors.Add($"{InfluxOptions.Section}:CertificateAuthorities {trouble}");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void CheckUrl(InfluxOptions options, List<string> errors)
    {
        if (!Uri.TryCreate(options.Url, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            errors.Add($"{InfluxOptions.Section}:Url must be an http or https address, such as http://127.0.0.1:8086");
            return;
        }

        if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            errors.Add($"{InfluxOptions.Section}:Url must have no user name, password, query or fragment; UserName, Password and Token are settings of their own");
        }

        if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback && !options.AllowPlaintext && (Given(options.UserName) || Given(options.Token) || Given(options.TokenFile)))
        {
            errors.Add($"{InfluxOptions.Section}:Url must be https: credentials would cross the network in clear. To send them so all the same, set AllowPlaintext");
        }

        if (url.Scheme == Uri.UriSchemeHttp && Given(options.CertificateAuthorities))
        {
            errors.Add($"{InfluxOptions.Section}:CertificateAuthorities is for an https Url");
        }
    }

    private static void CheckName(string setting, string? name, List<string> errors)
    {
        // A slash parts database and policy in a bucket's name; a leading underscore is the server's own.
        if (name is { Length: > 0 } && (name.Length > LongestName || name[0] == '_' || name is "." or ".." || name.Any(c => char.IsControl(c) || c is '/' or '\\' or '"')))
        {
            errors.Add($"{InfluxOptions.Section}:{setting} must be at most {LongestName} characters, without slashes, quotes, control characters and a leading underscore");
        }
    }

    private static void CheckCredentials(InfluxOptions options, List<string> errors)
    {
        OneOf(nameof(InfluxOptions.Password), options.Password, options.PasswordFile, errors);
        OneOf(nameof(InfluxOptions.Token), options.Token, options.TokenFile, errors);
        var password = Given(options.Password) || Given(options.PasswordFile);
        if (Given(options.UserName) != password)
        {
            errors.Add($"{InfluxOptions.Section}:UserName and a password (Password or PasswordFile) go together");
        }

        if ((Given(options.UserName) || password) && (Given(options.Token) || Given(options.TokenFile)))
        {
            errors.Add($"{InfluxOptions.Section} takes a user with a password (1.x) or a token (2.x, 3.x), not both");
        }

        if (options.UserName?.Contains(':', StringComparison.Ordinal) == true)
        {
            errors.Add($"{InfluxOptions.Section}:UserName must have no colon");
        }

        if (SecretFile.TryGet(options.Token, options.TokenFile, out var token, out _) && token.Any(c => c is < '!' or > '~'))
        {
            errors.Add($"{InfluxOptions.Section}:Token must be one word of printable ASCII");
        }
    }

    private static void OneOf(string setting, string? value, string? file, List<string> errors)
    {
        if (Given(value) && Given(file))
        {
            errors.Add($"{InfluxOptions.Section} takes {setting} or {setting}File, not both");
        }
        else if (Given(file) && SecretFile.Trouble(file!) is { } trouble)
        {
            errors.Add($"{InfluxOptions.Section}:{setting}File {trouble}");
        }
    }

    private static bool Given(string? setting) => setting is { Length: > 0 };
}
