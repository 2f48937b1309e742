namespace EnvMap.Deploy.Manifests.Reading;

/// <summary>Reads the inputs of parameters.</summary>
internal static class InputReader
{
    private const int MaximumGenerated = 1_000;

    public static ManifestInput Read(string resource, string name, PartReader part)
    {
        ManifestName.Check(name, part.Place, part.Problems);
        var input = new ManifestInput { Place = part.Place, Resource = resource, Name = name, Type = part.RequiredWord("type"), IsSecret = part.Flag("secret") };
        return part.Part("default", standard => input with { Default = standard.Text("value"), Generate = standard.Part("generate", ReadGenerate) }) ?? input;
    }

    private static ManifestGenerate ReadGenerate(PartReader part)
    {
        var generate = new ManifestGenerate
        {
            Place = part.Place,
            MinLength = part.RequiredNumber("minLength", 0, MaximumGenerated),
            Lower = part.Flag("lower", otherwise: true),
            Upper = part.Flag("upper", otherwise: true),
            Numeric = part.Flag("numeric", otherwise: true),
            Special = part.Flag("special", otherwise: true),
            MinLower = Count("minLower"),
            MinUpper = Count("minUpper"),
            MinNumeric = Count("minNumeric"),
            MinSpecial = Count("minSpecial"),
        };
        if (!generate.Lower && !generate.Upper && !generate.Numeric && !generate.Special)
        {
            part.Problems.Error(part.Place, "No kind of character is left to generate the value from. Allow one of lower, upper, numeric, special.");
        }
        return generate;

        int Count(string name) => part.Number(name, 0, MaximumGenerated) ?? 0;
    }
}
