using EnvMap.Api.Map;
using EnvMap.Catalog;
using Microsoft.Extensions.Options;

namespace EnvMap.Api.Auth;

internal sealed class ValidateAuthOptions(CurrentMap map) : IValidateOptions<AuthOptions>
{
    private const string Row = "JWT Authentication";

    public ValidateOptionsResult Validate(string? name, AuthOptions options) =>
        options.SigningSecret is null && map.Environment is not DeployEnvironment.Local && map.Profile.Find(Row) is { IsInEffect: true }
            ? ValidateOptionsResult.Fail(
                $"{AuthOptions.Section}:SigningSecret is not set: each instance would refuse the tokens of the others. Set it to the same {AuthOptions.MinSigningSecretLength} characters or more for all.")
            : ValidateOptionsResult.Success;
}
