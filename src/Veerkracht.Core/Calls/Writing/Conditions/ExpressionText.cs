using System.Text;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Calls.Writing.Conditions;

/// <summary>Writes an expression as text again.</summary>
internal static class ExpressionText
{
    /// <summary>"kind" or "costs.works.cost"; null for anything but names.</summary>
    public static string? NameOf(Syntax syntax) =>
        syntax switch
        {
            Syntax.Name name => name.Id,
            Syntax.Member member when NameOf(member.Target) is { } target => $"{target}.{member.Id}",
            _ => null,
        };

    public static string Write(Syntax syntax) =>
        syntax switch
        {
            Syntax.Literal { Value: Rational number } => Number(number),
            Syntax.Literal { Value: bool yes } => yes ? "true" : "false",
            Syntax.Literal literal => Quoted((string)literal.Value),
            Syntax.Null => "null",
            Syntax.ListOf list => $"[{Join(list.Items)}]",
            Syntax.Name name => name.Id,
            Syntax.Member member => $"{Inner(member.Target)}.{member.Id}",
            Syntax.Index index => $"{Inner(index.Target)}[{Write(index.Key)}]",
            Syntax.Call { Target: { } target } call => $"{Inner(target)}.{call.Function}({Join(call.Arguments)})",
            Syntax.Call call => $"{call.Function}({Join(call.Arguments)})",
            Syntax.Unary unary => unary.Operator + Inner(unary.Operand),
            Syntax.Binary binary => $"{Inner(binary.Left)} {binary.Operator} {Inner(binary.Right)}",
            Syntax.Conditional choice => $"{Inner(choice.Condition)} ? {Write(choice.Then)} : {Write(choice.Otherwise)}",
            _ => "",
        };

    public static string Quoted(string text)
    {
        var written = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                written.Append('\\').Append(c);
            else if (char.IsControl(c))
                written.Append($"\\u{(int)c:X4}");
            else
                written.Append(c);
        }
        return written.Append('"').ToString();
    }

    public static string Number(Rational number) => Numerals.WriteExact(number, Texts.Language.En).Replace(",", "");

    private static string Join(IEnumerable<Syntax> parts) => string.Join(", ", parts.Select(Write));

    private static string Inner(Syntax syntax) => syntax is Syntax.Binary or Syntax.Conditional ? $"({Write(syntax)})" : Write(syntax);
}
