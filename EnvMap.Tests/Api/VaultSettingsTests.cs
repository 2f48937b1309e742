using System.Net;
using System.Text.Json.Nodes;
using EnvMap.ServiceDefaults.Vault;
using EnvMap.Tests.TestSupport;
using Microsoft.AspNetCore.Http;

namespace EnvMap.Tests.Api;

[Collection(nameof(PostgresTests))]
public sealed class VaultSettingsTests(PostgresServer postgres)
{
    private const string AdminPassword = "planted-password-of-vault";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheKeysOfASecretAreSettings()
    {
        await using var vault = await FakeVault.StartAsync();
        vault.Secrets["kv/team/envmap"] = JsonNode.Parse("""
            { "EnvMap__Auth__ReadKey": "a", "EnvMap:ReadPolicy": "b", "Nested": { "Deep": [1, true, { "X": "ä$ \n" }], "Not": null }, "EnvMap__Vault__Token": "stolen" }
            """)!.AsObject();
        using var provider = new VaultConfigurationProvider(new VaultOptions { Address = vault.Address, Token = FakeVault.Token, Mount = "kv", Path = "team/envmap" });

        provider.Load();

        Assert.Null(provider.Problem);
        Assert.Equal("/v1/kv/data/team/envmap planted-vault-token", Assert.Single(vault.Requests));
        Assert.Equal(
            ["EnvMap:Auth:ReadKey=a", "EnvMap:ReadPolicy=b", "Nested:Deep:0=1", "Nested:Deep:1=True", "Nested:Deep:2:X=ä$ \n"],
            All(provider).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task WhatItGaveHoldsWhileItIsSealedAndChangesAreTaken()
    {
        await using var vault = await FakeVault.StartAsync();
        vault.Secrets["secret/envmap"] = new JsonObject { ["A"] = "1" };
        using var provider = new VaultConfigurationProvider(new VaultOptions { Address = vault.Address, Token = FakeVault.Token });
        provider.Load();

        vault.IsSealed = true;
        Assert.False(await provider.RefreshAsync(Cancellation));
        Assert.Contains("vault operator unseal", provider.Problem, StringComparison.Ordinal);
        Assert.Equal(["A=1"], All(provider));

        vault.IsSealed = false;
        Assert.False(await provider.RefreshAsync(Cancellation));
        vault.Secrets["secret/envmap"] = new JsonObject { ["B"] = "2" };
        var token = provider.GetReloadToken();
        Assert.True(await provider.RefreshAsync(Cancellation));
        Assert.True(token.HasChanged);
        Assert.Null(provider.Problem);
        Assert.Equal(["B=2"], All(provider));
    }

    [Theory]
    [InlineData(404, "vault kv put -mount=secret envmap")]
    [InlineData(403, "a policy that reads secret/data/envmap")]
    [InlineData(503, "vault operator unseal")]
    [InlineData(500, "answers with 500")]
    [InlineData(307, "answers with 307")]
    [InlineData(200, "engine KV, version 2")]
    public async Task WhatIsWrongIsToldWithItsCureAndWithoutTheToken(int status, string cure)
    {
        await using var vault = await FakeVault.StartAsync();
        vault.Answer = context =>
        {
            context.Response.Headers.Location = "/elsewhere";
            return Results.Content("{\"data\":{\"a\":\"version 1\"}}", "application/json", statusCode: status);
        };
        using var provider = new VaultConfigurationProvider(new VaultOptions { Address = vault.Address, Token = FakeVault.Token });

        provider.Load();

        Assert.Contains(cure, provider.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeVault.Token, provider.Problem, StringComparison.Ordinal);
        Assert.Empty(All(provider));
        Assert.Single(vault.Requests);
    }

    [Fact]
    public async Task AServerThatIsNotThereOrNeverEndsIsNoReasonToStop()
    {
        await using var vault = await FakeVault.StartAsync();
        vault.Answer = _ => Results.Text(new string(' ', (1 << 20) + 1), "application/json");
        using var endless = new VaultConfigurationProvider(new VaultOptions { Address = vault.Address, Token = FakeVault.Token });
        using var absent = new VaultConfigurationProvider(new VaultOptions { Address = new Uri("http://127.0.0.1:1"), Token = FakeVault.Token });

        endless.Load();
        absent.Load();

        Assert.Contains("does not answer", endless.Problem, StringComparison.Ordinal);
        Assert.Contains("does not answer", absent.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheApiTakesItsSettingsFromVaultAndTellsNobodyTheToken()
    {
        await using var vault = await FakeVault.StartAsync();
        vault.Secrets["secret/envmap"] = new JsonObject { ["EnvMap__Auth__AdminPassword"] = AdminPassword };
        await using var api = await ApiProcess.StartAsync(
            await postgres.CreateDatabaseAsync(), variables:
            [("EnvMap__Vault__Address", vault.Address.ToString()), ("EnvMap__Vault__Token", FakeVault.Token), ("EnvMap__Vault__Refresh", "00:00:00.1")]);
        await api.WaitForHealthAsync(HttpStatusCode.OK);

        Assert.NotEmpty(await api.Client.TokenAsync("admin", AdminPassword));

        vault.IsSealed = true;
        await Eventually.Async(() => api.Output.Contains("vault operator unseal", StringComparison.Ordinal), "the notice that it is sealed");
        Assert.DoesNotContain(FakeVault.Token, api.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(AdminPassword, api.Output, StringComparison.Ordinal);
    }

    /// <summary>A slip in the secret reaches every instance at once.</summary>
    [Fact]
    public async Task AWrongValueIsToldByItsKeyAndWhatWasBeforeHolds()
    {
        await using var vault = await FakeVault.StartAsync();
        vault.Secrets["secret/envmap"] = new JsonObject { ["EnvMap__Auth__AdminPassword"] = AdminPassword };
        await using var api = await ApiProcess.StartAsync(
            await postgres.CreateDatabaseAsync(), variables:
            [("EnvMap__Vault__Address", vault.Address.ToString()), ("EnvMap__Vault__Token", FakeVault.Token), ("EnvMap__Vault__Refresh", "00:00:00.1")]);
        await api.WaitForHealthAsync(HttpStatusCode.OK);

        foreach (var (key, value) in (IEnumerable<(string, string)>)
            [("EnvMap__Reports__Kept", "0"), ("EnvMap__Observations__Parallel", "planted-number"), ("Logging__LogLevel__Planted", "planted-level")])
        {
            vault.Secrets["secret/envmap"] = new JsonObject { ["EnvMap__Auth__AdminPassword"] = AdminPassword, [key] = value };
            await Eventually.Async(
                () => api.Output.Contains($"among the keys {key.Replace("__", ":", StringComparison.Ordinal)}", StringComparison.Ordinal), $"the notice of {key}");
        }
        vault.Secrets["secret/envmap"] = new JsonObject { ["EnvMap__Auth__AdminPassword"] = AdminPassword, ["EnvMap__Reports__Kept"] = "7" };
        await Eventually.Async(() => api.Output.Contains("have changed", StringComparison.Ordinal), "the change to what is right");

        Assert.NotEmpty(await api.Client.TokenAsync("admin", AdminPassword));
        Assert.DoesNotContain("planted-number", api.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("planted-level", api.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsRefusedIsTriedOnce()
    {
        await using var vault = await FakeVault.StartAsync();
        vault.Secrets["secret/envmap"] = new JsonObject { ["A"] = "1" };
        using var provider = new VaultConfigurationProvider(new VaultOptions { Address = vault.Address, Token = FakeVault.Token });
        provider.Load();
        var tried = 0;
        using var registration = Microsoft.Extensions.Primitives.ChangeToken.OnChange(provider.GetReloadToken, () =>
        {
            provider.TryGet("A", out var value);
            if (value is "no")
            {
                tried++;
                throw new InvalidOperationException("The value 'no' is refused.");
            }
        });
        vault.Secrets["secret/envmap"] = new JsonObject { ["A"] = "no" };

        Assert.False(await provider.RefreshAsync(Cancellation));
        Assert.False(await provider.RefreshAsync(Cancellation));

        Assert.Equal(1, tried);
        Assert.Equal(["A=1"], All(provider));
        Assert.Contains("among the keys A, ", provider.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("'no'", provider.Problem, StringComparison.Ordinal);

        vault.Secrets["secret/envmap"] = new JsonObject { ["A"] = "2" };
        Assert.True(await provider.RefreshAsync(Cancellation));
        Assert.Null(provider.Problem);
    }

    [Fact]
    public async Task AnAddressWithoutATokenStopsTheStart()
    {
        await using var process = ApiProcess.StartProcess(await postgres.CreateDatabaseAsync(), "Production", ("EnvMap__Vault__Address", "http://127.0.0.1:1"));

        Assert.NotEqual(0, await process.WaitForExitAsync());
        Assert.Contains("EnvMap:Vault needs an Address", process.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> All(VaultConfigurationProvider provider) => Flatten(provider, null);

    private static IEnumerable<string> Flatten(VaultConfigurationProvider provider, string? path)
    {
        foreach (var key in provider.GetChildKeys([], path).Distinct())
        {
            var full = path is null ? key : $"{path}:{key}";
            if (provider.TryGet(full, out var value))
            {
                yield return $"{full}={value}";
            }
            foreach (var deeper in Flatten(provider, full))
            {
                yield return deeper;
            }
        }
    }
}
