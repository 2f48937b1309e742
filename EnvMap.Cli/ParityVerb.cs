using System.CommandLine;
using System.Globalization;
using EnvMap.Catalog.Queries;
using EnvMap.Cli.Options;
using EnvMap.Cli.Output;

namespace EnvMap.Cli;

internal sealed class ParityVerb : Verb
{
    private readonly SideArguments _sides;
    private readonly FormatOption _format;
    private readonly Option<double?> _minimum = new("--minimum") { Description = "Exit code 1 where the score is lower.", HelpName = "score" };

    public ParityVerb() : base("parity",
        "Shows what one side has that the other lacks, with a score: 100 × (shared + ½ × substituted) ÷ (shared + substituted + only in one of them).",
        "envmap parity local-1 production-0",
        "envmap parity staging production --format json",
        "envmap parity staging-2 production-3 --minimum 80")
    {
        _sides = new SideArguments(this);
        _minimum.Validators.Add(option =>
        {
            // What is no number at all has its error already.
            if (option.Tokens is [var token] && double.TryParse(token.Value, CultureInfo.InvariantCulture, out var score) && score is not (>= 0 and <= 100))
            {
                option.AddError("--minimum is no score. Write a number from 0 to 100.");
            }
        });
        Options.Add(_minimum);
        _format = new FormatOption(this);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        if (_sides.Read(result) is not { } sides)
        {
            return ExitCodes.BadInput;
        }
        var parity = MapParity.Between(sides.From, sides.To);
        _format.Write(result, parity, () => Describe(parity));
        return parity.Score < result.GetValue(_minimum) ? ExitCodes.Findings : ExitCodes.Done;
    }

    private static Report Describe(MapParity parity) => new()
    {
        Title = $"{parity.From} ↔ {parity.To}",
        Tables =
        [
            .. RowTables.Replacements("Substituted", parity.From, parity.To, parity.Substituted),
            .. RowTables.Rows($"Only in {parity.From}", parity.OnlyFrom),
            .. RowTables.Rows($"Only in {parity.To}", parity.OnlyTo),
        ],
        Summary = string.Create(CultureInfo.InvariantCulture,
            $"Score {parity.Score:0.0} of 100: {parity.Shared.Count} shared, {parity.Substituted.Count} substituted, {parity.OnlyFrom.Count} only in {parity.From}, {parity.OnlyTo.Count} only in {parity.To}"),
    };
}
