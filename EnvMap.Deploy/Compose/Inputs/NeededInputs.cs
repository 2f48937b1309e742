using EnvMap.Deploy.Compose.Planning;

namespace EnvMap.Deploy.Compose.Inputs;

/// <summary>Tells what a Compose folder needs of its machine.</summary>
internal static class NeededInputs
{
    public static IEnumerable<NeededInput> In(ComposeReading reading)
    {
        var users = new InputUsers(reading.Plan);
        return reading.Plan.Variables.Where(variable => variable.Input is null).Select(variable => OfSetting(variable, reading, users))
            .Concat(reading.Plan.Inputs.Values.Select(input => OfInput(input.Key, reading, users)));
    }

    private static NeededInput OfSetting(PlannedVariable variable, ComposeReading reading, InputUsers users)
    {
        var chosen = variable.Name is VariablePlan.SecretsFolderName ? reading.ChosenFolder : null;
        var kept = reading.Existing.Find(variable.Name);
        return new NeededInput
        {
            Name = variable.Name,
            Setting = true,
            Variable = variable.Name,
            Origin = chosen is not null ? InputOrigin.Given : kept is not null ? InputOrigin.EnvFile : InputOrigin.Default,
            // What speaks of other variables is told as it stands there.
            Value = chosen ?? (kept is null ? variable.Default : kept.Value ?? kept.Raw.Trim()),
            UsedBy = users.Of(variable.Name),
        };
    }

    private static NeededInput OfInput(InputKey key, ComposeReading reading, InputUsers users)
    {
        var isSecret = key.Input.IsSecret;
        var origin = reading.Values.OriginOf(key);
        return new NeededInput
        {
            Name = key.Name,
            Variable = reading.EnvironmentFile.CountsIn(key) ? key.Variable : null,
            File = isSecret ? Locate(reading, key.FileName) : null,
            Secret = isSecret,
            Origin = origin,
            Value = isSecret || origin is InputOrigin.Generated ? null : reading.Values.Of(key),
            UsedBy = users.Of(key.FileName),
        };
    }

    private static string Locate(ComposeReading reading, string file)
    {
        var path = Path.Combine(reading.Secrets.Path, file);
        var relative = Path.GetRelativePath(reading.Folder, path).Replace('\\', '/');
        return relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? path : relative;
    }
}
