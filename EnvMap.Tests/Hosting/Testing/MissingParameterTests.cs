using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Testing;

public sealed class MissingParameterTests
{
    private const string Missing = "Parameter resource could not be used because configuration key '{0}' is missing and the Parameter has no default value.";
    private const string MissingConnectionString = "Connection string parameter resource could not be used because connection string 'legacy' is missing.";

    [Fact]
    public async Task MissingValuesFailAsInTheOfficialEngineBeforeAndAfterTheStart()
    {
        await using var builder = TestApp.Create();
        var plain = builder.AddParameter("plain");
        var secret = builder.AddParameter("api-key", secret: true);
        var configured = builder.AddParameterFromConfiguration("tenant", "Tenancy:Id");
        var thrown = builder.AddParameter("thrown", () => throw new FormatException("no value today"));
        var legacy = builder.AddConnectionString("legacy");
        var expression = ReferenceExpression.Create($"{plain};{secret}");
        builder.AddSleeper("needs-it").WithEnvironment("PLAIN", plain);
        builder.AddSleeper("needs-nothing");
        await using var app = await builder.BuildAsync(TestContext.Current.CancellationToken);
        await FailsAsync<MissingParameterValueException>(plain.Resource.GetValueAsync, Missing, "Parameters:plain");
        await FailsAsync<MissingParameterValueException>(expression.GetValueAsync, Missing, "Parameters:plain");
        await FailsAsync<MissingParameterValueException>(legacy.Resource.GetConnectionStringAsync, MissingConnectionString);
        await app.StartAsync(TestContext.Current.CancellationToken).WaitAsync(TestApp.Patience, TestContext.Current.CancellationToken);
        await FailsAsync<MissingParameterValueException>(plain.Resource.GetValueAsync, Missing, "Parameters:plain");
        await FailsAsync<MissingParameterValueException>(secret.Resource.GetValueAsync, Missing, "Parameters:api-key");
        await FailsAsync<MissingParameterValueException>(configured.Resource.GetValueAsync, Missing, "Tenancy:Id");
        await FailsAsync<FormatException>(thrown.Resource.GetValueAsync, "no value today");
        await FailsAsync<MissingParameterValueException>(legacy.Resource.GetConnectionStringAsync, MissingConnectionString);
        await app.WaitAsync("plain", KnownResourceStates.ValueMissing);
        await app.WaitAsync("needs-it", KnownResourceStates.FailedToStart);
        await app.WaitAsync("needs-nothing", KnownResourceStates.Running);
        Assert.Contains(await app.LogAsync("needs-it"), line => line.Contains("Parameters:plain"));
    }

    private static async Task FailsAsync<TException>(Func<CancellationToken, ValueTask<string?>> get, string message, string key = "")
        where TException : Exception
    {
        var exception = await Assert.ThrowsAsync<TException>(() => get(TestContext.Current.CancellationToken).AsTask());
        Assert.Equal(message.Replace("{0}", key), exception.Message);
    }
}
