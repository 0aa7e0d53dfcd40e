using System.Net.Http.Headers;
using System.Text;
using Telemetry.Storage.Security;

namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>Who we are to the server.</summary>
internal static class InfluxCredentials
{
    /// <summary>Reads the files anew; null without credentials.</summary>
    public static AuthenticationHeaderValue? Read(InfluxOptions options)
    {
        if (!SecretFile.TryGet(options.Token, options.TokenFile, out var token, out var trouble)
            || !SecretFile.TryGet(options.Password, options.PasswordFile, out var password, out trouble))
        {
            throw new InfluxRefusedException($"There is nothing to sign in to InfluxDB with: {trouble}.");
        }

        if (token.Any(c => c is < '!' or > '~'))
        {
            throw new InfluxRefusedException($"There is nothing to sign in to InfluxDB with: {options.TokenFile} holds more than one word of printable ASCII.");
        }

        return token.Length > 0 ? new AuthenticationHeaderValue("Token", token)
            : options.UserName is { Length: > 0 } user ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")))
            : null;
    }
}
