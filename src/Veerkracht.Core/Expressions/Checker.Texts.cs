using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Expressions;

/// <summary>Functions of texts, by the names of CEL and of its string extension.</summary>
internal sealed partial class Checker
{
    /// <summary>What a function of a text takes: so many arguments at least, and all of these at most.</summary>
    private sealed record TextFunction(
        int Least,
        ExpressionType[] Takes,
        ExpressionType Gives,
        Func<Frame, string, object?[], object?> Run
    );

    private static readonly ExpressionType Texts = new ExpressionType.List(TypeRules.Text);

    private static readonly Dictionary<string, TextFunction> TextFunctions = new()
    {
        ["startsWith"] = Asks((text, sought) => text.StartsWith(sought, StringComparison.Ordinal)),
        ["endsWith"] = Asks((text, sought) => text.EndsWith(sought, StringComparison.Ordinal)),
        ["contains"] = Asks((text, sought) => text.Contains(sought, StringComparison.Ordinal)),
        ["lowerAscii"] = new(0, [], TypeRules.Text, (_, text, _) => Lower(text)),
        ["upperAscii"] = new(0, [], TypeRules.Text, (_, text, _) => Upper(text)),
        ["trim"] = new(0, [], TypeRules.Text, (_, text, _) => text.Trim()),
        ["charAt"] = new(1, [TypeRules.Number], TypeRules.Text, (_, text, given) => TextParts.CharAt(text, Values.Number(given[0]))),
        ["substring"] = new(1, [TypeRules.Number, TypeRules.Number], TypeRules.Text, (_, text, given) =>
            TextParts.Substring(text, Values.Number(given[0]), Count(given, 1))
        ),
        ["indexOf"] = Finds(last: false),
        ["lastIndexOf"] = Finds(last: true),
        ["replace"] = new(2, [TypeRules.Text, TypeRules.Text, TypeRules.Number], TypeRules.Text, (frame, text, given) =>
            TextParts.Replace(frame, text, Values.Text(given[0]), Values.Text(given[1]), Count(given, 2))
        ),
        ["split"] = new(1, [TypeRules.Text, TypeRules.Number], Texts, (frame, text, given) =>
            TextParts.Split(frame, text, Values.Text(given[0]), Count(given, 1))
        ),
    };

    private static readonly string[] TextMethods = [.. TextFunctions.Keys, "matches", "size"];

    private static TextFunction Asks(Func<string, string, bool> test) =>
        new(1, [TypeRules.Text], TypeRules.Bool, (_, text, given) => Values.Of(test(text, Values.Text(given[0]))));

    private static TextFunction Finds(bool last) =>
        new(1, [TypeRules.Text, TypeRules.Number], TypeRules.Number, (_, text, given) =>
            (Rational)TextParts.IndexOf(text, Values.Text(given[0]), Count(given, 1), last)
        );

    private static Rational? Count(object?[] given, int at) => given.Length > at ? Values.Number(given[at]) : null;

    private Typed? TextMethod(Syntax.Call call, Typed target)
    {
        if (call.Function == "size")
            return Counts(call, 0, 0) ? Size(target, $"size({target.Key})") : null;
        if (call.Function == "matches")
            return Counts(call, 1, 1) ? Matches(call, target) : null;
        if (!TextFunctions.TryGetValue(call.Function, out var function))
            return NoFunction(call, TextMethods);
        if (!Counts(call, function.Least, function.Takes.Length))
            return null;
        var arguments = new List<Typed>();
        foreach (var (i, argument) in call.Arguments.Index())
        {
            if (Check(argument, function.Takes[i]) is not { } typed)
                return null;
            arguments.Add(typed);
        }
        var runs = arguments.Select(a => a.Run).ToArray();
        return new Typed(
            function.Gives,
            f =>
            {
                var text = Values.Text(target.Run(f));
                var given = Array.ConvertAll(runs, run => run(f));
                return f.Spend(text.Length / 64) ? function.Run(f, text, given) : null;
            },
            $"{target.Key}.{call.Function}({Keys(arguments)})",
            target.Cost + arguments.Sum(a => a.Cost) + 1
        );
    }

    private static string Lower(string text) => string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = from[i] is >= 'A' and <= 'Z' ? (char)(from[i] + 32) : from[i];
        });

    private static string Upper(string text) => string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = from[i] is >= 'a' and <= 'z' ? (char)(from[i] - 32) : from[i];
        });

    /// <summary>
    /// A pattern that this server read in a call that was published before patterns followed RE2 goes on meaning what it meant; no new
    /// version is published with it.
    /// </summary>
    private Typed? Matches(Syntax.Call call, Typed target)
    {
        var at = call.Arguments[0].At;
        if (call.Arguments[0] is not Syntax.Literal { Value: string pattern })
            return Fault(at, "the pattern of matches() must be written out", "het patroon van matches() moet uitgeschreven zijn");
        Func<string, bool>? test = null;
        if (Pattern.Read(pattern, out var why) is { } read)
            test = read.IsMatch;
        else if (FormerPattern.Read(pattern) is { } former)
        {
            report.Doubt(
                at,
                $"this pattern cannot be read as RE2: {why!.Value.En}; it keeps this call from being published",
                $"dit patroon kan niet als RE2 gelezen worden: {why.Value.Nl}; het houdt deze oproep tegen bij de publicatie"
            );
            test = former;
        }
        if (test is null)
            return Fault(at, $"this pattern cannot be read: {why!.Value.En}", $"dit patroon kan niet gelezen worden: {why.Value.Nl}");
        return new Typed(
            TypeRules.Bool,
            f => Values.Of(test(Values.Text(target.Run(f)))),
            $"{target.Key}.matches({Quoted(pattern)})",
            target.Cost + 5
        );
    }
}
