using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Expressions;

/// <summary>
/// With which written numbers an expression compares each path of names ("x > 10 && x &lt; 5"). Between these numbers a comparison never
/// changes, so a value at each and beside each stands for all values.
/// </summary>
internal sealed class Comparisons
{
    private static readonly string[] Operators = ["==", "!=", "<", "<=", ">", ">="];
    private readonly Dictionary<string, HashSet<Rational>> _numbers = [];
    private readonly HashSet<string> _otherwise = [];

    /// <summary>
    /// The numbers with which a path is compared; null where the expression also looks at it in another way, or not at all.
    /// </summary>
    public IReadOnlyCollection<Rational>? Of(string path) =>
        _numbers.TryGetValue(path, out var numbers) && !_otherwise.Contains(path) ? numbers : null;

    public static Comparisons In(string text)
    {
        var found = new Comparisons();
        if (Parser.Parse(text, new FaultReport(text, default, [])) is { } syntax)
            found.Look(syntax);
        return found;
    }

    private void Look(Syntax syntax)
    {
        switch (syntax)
        {
            case Syntax.Binary compared when Operators.Contains(compared.Operator) && Add(compared.Left, compared.Right):
            case Syntax.Binary turned when Operators.Contains(turned.Operator) && Add(turned.Right, turned.Left):
                break;
            case Syntax.Name or Syntax.Member when Path(syntax) is { } path:
                _otherwise.Add(path);
                break;
            case Syntax.Member member:
                Look(member.Target);
                break;
            case Syntax.Index index:
                Look(index.Target);
                Look(index.Key);
                break;
            case Syntax.Call call:
                foreach (var part in call.Arguments.Prepend(call.Target))
                    if (part is not null)
                        Look(part);
                break;
            case Syntax.ListOf list:
                foreach (var item in list.Items)
                    Look(item);
                break;
            case Syntax.Unary unary:
                Look(unary.Operand);
                break;
            case Syntax.Binary binary:
                Look(binary.Left);
                Look(binary.Right);
                break;
            case Syntax.Conditional choice:
                Look(choice.Condition);
                Look(choice.Then);
                Look(choice.Otherwise);
                break;
        }
    }

    private bool Add(Syntax name, Syntax number)
    {
        if (Path(name) is not { } path || Number(number) is not { } value)
            return false;
        if (!_numbers.TryGetValue(path, out var numbers))
            _numbers[path] = numbers = [];
        numbers.Add(value);
        return true;
    }

    private static string? Path(Syntax syntax) =>
        syntax switch
        {
            Syntax.Name name => name.Id,
            Syntax.Member member when Path(member.Target) is { } target => $"{target}.{member.Id}",
            _ => null,
        };

    private static Rational? Number(Syntax syntax) =>
        syntax switch
        {
            Syntax.Literal { Value: Rational number } => number,
            Syntax.Unary { Operator: "-" } minus when Number(minus.Operand) is { } number => Rational.Zero - number,
            _ => null,
        };
}
