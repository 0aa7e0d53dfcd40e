using Telemetry.Storage.TimeSeries.Influx;

namespace Telemetry.Tests.Contract.TimeSeries.Influx.Http;

public sealed class InfluxOptionsValidatorTests : IDisposable
{
    private const string Secret = "s3cret-of-the-council";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telemetry-influx-options-");

    [Fact]
    public void Good_settings_pass()
    {
        Assert.Empty(Errors(_ => { }));
        Assert.Empty(Errors(o => (o.Url, o.UserName, o.Password) = ("http://127.0.0.1:8086", "council", Secret)));
        Assert.Empty(Errors(o => (o.Url, o.UserName, o.Password) = ("http://[::1]:8086/influx/", "council", Secret)));
        Assert.Empty(Errors(o => (o.Url, o.TokenFile) = ("https://influx.example.gov.uk", File("token", Secret, UnixFileMode.UserRead))));
        Assert.Empty(Errors(o => (o.Url, o.Token, o.AllowPlaintext) = ("http://10.0.0.7:8086", Secret, true)));
        Assert.Empty(Errors(o => (o.Url, o.Database, o.RetentionPolicy) = ("http://10.0.0.7:8086", "city of york", "two years")));
    }

    [Theory]
    [InlineData("influx:8086", "Url must be an http or https address")]
    [InlineData("ftp://influx/", "Url must be an http or https address")]
    [InlineData("http://council:s3cret-of-the-council@127.0.0.1:8086", "Url must have no user name, password, query or fragment")]
    [InlineData("http://127.0.0.1:8086/?u=council", "Url must have no user name, password, query or fragment")]
    public void A_url_that_will_not_do_is_told(string url, string error) => Assert.StartsWith($"Telemetry:Influx:{error}", Assert.Single(Errors(o => o.Url = url)), StringComparison.Ordinal);

    [Theory]
    [InlineData("_internal")]
    [InlineData("a/b")]
    [InlineData("a\nb")]
    [InlineData("a\"b")]
    [InlineData("..")]
    public void A_name_that_the_server_would_take_otherwise_is_told(string name)
    {
        Assert.Contains(":Database must be", Assert.Single(Errors(o => o.Database = name)), StringComparison.Ordinal);
        Assert.Contains(":RetentionPolicy must be", Assert.Single(Errors(o => o.RetentionPolicy = name)), StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_that_do_not_go_together_are_told_all_at_once_and_never_shown()
    {
        var errors = Errors(o =>
        {
            o.Url = "http://influx.example.gov.uk:8086";
            o.UserName = "a:b";
            (o.Token, o.TokenFile) = (Secret, File("token", Secret, UnixFileMode.UserRead | UnixFileMode.GroupRead));
            o.CertificateAuthorities = Path.Combine(_folder.FullName, "none.pem");
        });
        Assert.Collection(
            errors,
            e => Assert.Contains("Url must be https: credentials would cross the network in clear", e, StringComparison.Ordinal),
            e => Assert.Contains("CertificateAuthorities is for an https Url", e, StringComparison.Ordinal),
            e => Assert.Contains("takes Token or TokenFile, not both", e, StringComparison.Ordinal),
            e => Assert.Contains("UserName and a password (Password or PasswordFile) go together", e, StringComparison.Ordinal),
            e => Assert.Contains("or a token (2.x, 3.x), not both", e, StringComparison.Ordinal),
            e => Assert.Contains("UserName must have no colon", e, StringComparison.Ordinal),
            e => Assert.Contains("CertificateAuthorities names", e, StringComparison.Ordinal));
        Assert.All(errors, e => Assert.DoesNotContain(Secret, e, StringComparison.Ordinal));
    }

    [Fact]
    public void A_secret_that_others_may_read_is_told()
    {
        var error = Assert.Single(Errors(o => o.TokenFile = File("token", Secret, UnixFileMode.UserRead | UnixFileMode.OtherRead)));
        Assert.Contains("which others may read or write: chmod 600 it", error, StringComparison.Ordinal);
        Assert.Contains("one word of printable ASCII", Assert.Single(Errors(o => o.Token = "two words")), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static IReadOnlyList<string> Errors(Action<InfluxOptions> configure)
    {
        var options = new InfluxOptions();
        configure(options);
        return [.. new InfluxOptionsValidator().Validate(null, options).Failures ?? []];
    }

    private string File(string name, string text, UnixFileMode mode)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, text + "\n");
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(path, mode);
        }

        return path;
    }
}
