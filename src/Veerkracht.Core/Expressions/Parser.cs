namespace Veerkracht.Core.Expressions;

/// <summary>The grammar of CEL without map and message literals. Stops at the first fault.</summary>
internal sealed class Parser
{
    /// <summary>Brackets within brackets, and operators after one another.</summary>
    public const int MaxDepth = 100,
        MaxHeight = 300;

    private readonly List<Token> _tokens;
    private readonly FaultReport _report;
    private int _next;
    private int _depth;

    private Parser(List<Token> tokens, FaultReport report) => (_tokens, _report) = (tokens, report);

    public static Syntax? Parse(string text, FaultReport report)
    {
        if (Lexer.Read(text, report) is not { } tokens)
            return null;
        var parser = new Parser(tokens, report);
        var syntax = parser.Expression();
        if (syntax is not null && parser.Current.Kind != TokenKind.End)
            return parser.Unexpected();
        return syntax;
    }

    private Token Current => _tokens[_next];

    private bool Take(string symbol)
    {
        if (!Current.Is(symbol))
            return false;
        _next++;
        return true;
    }

    private Syntax? Expression()
    {
        if (++_depth > MaxDepth)
            return TooDeep();
        var syntax = Conditional();
        _depth--;
        return syntax;
    }

    private Syntax? Conditional()
    {
        if (Binary(0) is not { } condition)
            return null;
        var at = Current.At;
        if (!Take("?"))
            return condition;
        if (Expression() is not { } then)
            return null;
        if (!Take(":"))
            return Expected(":");
        if (Expression() is not { } otherwise)
            return null;
        return Sized(new Syntax.Conditional(at, condition, then, otherwise), condition, then, otherwise);
    }

    private static readonly string[][] Levels =
    [
        ["||"],
        ["&&"],
        ["<", "<=", ">", ">=", "==", "!=", "in"],
        ["+", "-"],
        ["*", "/", "%"],
    ];

    private Syntax? Binary(int level)
    {
        if (level == Levels.Length)
            return Unary();
        if (Binary(level + 1) is not { } left)
            return null;
        while (true)
        {
            var token = Current;
            if (token.Kind is not (TokenKind.Symbol or TokenKind.Name) || !Levels[level].Contains(token.Text))
                return left;
            _next++;
            if (Binary(level + 1) is not { } right)
                return null;
            if (Sized(new Syntax.Binary(token.At, token.Text, left, right), left, right) is not { } both)
                return null;
            left = both;
        }
    }

    private Syntax? Unary()
    {
        var token = Current;
        if (!token.Is("!") && !token.Is("-"))
            return Postfix();
        _next++;
        if (++_depth > MaxDepth)
            return TooDeep();
        var operand = Unary();
        _depth--;
        return operand is null ? null : Sized(new Syntax.Unary(token.At, token.Text, operand), operand);
    }

    private Syntax? Postfix()
    {
        var target = Primary();
        while (target is not null)
        {
            var at = Current.At;
            if (Take("."))
            {
                var name = Current;
                if (name.Kind != TokenKind.Name)
                    return Expected("a name", "een naam");
                _next++;
                if (!Take("("))
                    target = Sized(new Syntax.Member(name.At, target, name.Text), target);
                else if (Items(")") is { } arguments)
                    target = Sized(new Syntax.Call(name.At, target, name.Text, arguments), [target, .. arguments]);
                else
                    return null;
            }
            else if (Take("["))
            {
                if (Expression() is not { } key)
                    return null;
                if (!Take("]"))
                    return Expected("]");
                target = Sized(new Syntax.Index(at, target, key), target, key);
            }
            else
                return target;
        }
        return null;
    }

    private Syntax? Primary()
    {
        var token = Current;
        if (token.Kind is TokenKind.Number or TokenKind.Text)
        {
            _next++;
            return new Syntax.Literal(token.At, token.Value!) { Written = token.Kind == TokenKind.Number ? token.Text : null };
        }
        if (token.Kind == TokenKind.Name && token.Text != "in")
        {
            _next++;
            if (token.Text is "true" or "false")
                return new Syntax.Literal(token.At, token.Text == "true");
            if (token.Text == "null")
                return new Syntax.Null(token.At);
            if (!Take("("))
                return new Syntax.Name(token.At, token.Text);
            return Items(")") is { } arguments ? Sized(new Syntax.Call(token.At, null, token.Text, arguments), [.. arguments]) : null;
        }
        if (Take("("))
        {
            if (Expression() is not { } inner)
                return null;
            return Take(")") ? inner : Expected(")");
        }
        if (Take("["))
            return Items("]") is { } items ? Sized(new Syntax.ListOf(token.At, items), [.. items]) : null;
        return Unexpected();
    }

    private List<Syntax>? Items(string close)
    {
        var items = new List<Syntax>();
        if (Take(close))
            return items;
        do
        {
            if (Expression() is not { } item)
                return null;
            items.Add(item);
        } while (Take(","));
        if (Take(close))
            return items;
        Expected(close);
        return null;
    }

    private Syntax? Sized(Syntax syntax, params ReadOnlySpan<Syntax> parts)
    {
        var height = 0;
        foreach (var part in parts)
            height = Math.Max(height, part.Height);
        return height >= MaxHeight ? TooDeep() : syntax with { Height = height + 1 };
    }

    private Syntax? TooDeep()
    {
        _report.Add(
            Current.At,
            "this expression is too deep; split it over computed fields",
            "deze uitdrukking is te diep; verdeel ze over berekende velden"
        );
        return null;
    }

    private Syntax? Expected(string english, string? dutch = null)
    {
        _report.Add(Current.At, $"expected {english} here, found {Found(false)}", $"hier hoort {dutch ?? english}, er staat {Found(true)}");
        return null;
    }

    private Syntax? Unexpected()
    {
        var (hint, tip) = Hints.Token(Current, _next > 0 ? _tokens[_next - 1] : null);
        if (Current.Kind == TokenKind.End)
            _report.Add(Current.At, $"the expression stops too early{hint}", $"de uitdrukking stopt te vroeg{tip}");
        else
            _report.Add(Current.At, $"'{Current.Text}' was not expected here{hint}", $"'{Current.Text}' kan hier niet staan{tip}");
        return null;
    }

    private string Found(bool dutch) => Current.Kind == TokenKind.End ? (dutch ? "niets meer" : "the end") : $"'{Current.Text}'";
}
