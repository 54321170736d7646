using System.Globalization;
using System.Numerics;
using System.Text;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Expressions;

internal enum TokenKind
{
    Number,
    Text,
    Name,
    Symbol,
    End,
}

internal readonly record struct Token(TokenKind Kind, string Text, int At, object? Value = null)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsWord(string word) => Kind == TokenKind.Name && Text == word;
}

/// <summary>Cuts an expression into tokens, with the lexical rules of CEL for names, numbers, strings and comments.</summary>
internal static class Lexer
{
    public const int MaxLength = 10_000;
    private static readonly string[] Symbols =
    [
        "&&",
        "||",
        "<=",
        ">=",
        "==",
        "!=",
        "<",
        ">",
        "+",
        "-",
        "*",
        "/",
        "%",
        "!",
        "?",
        ":",
        "(",
        ")",
        "[",
        "]",
        ".",
        ",",
    ];

    /// <summary>The tokens, closed by an End; null after a fault.</summary>
    public static List<Token>? Read(string text, FaultReport report)
    {
        if (text.Length > MaxLength)
        {
            report.Add(
                0,
                $"an expression may have at most {MaxLength} characters",
                $"een uitdrukking mag ten hoogste {MaxLength} tekens hebben"
            );
            return null;
        }
        var tokens = new List<Token>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            if (at + 1 < text.Length && text[at] == '/' && text[at + 1] == '/')
            {
                while (at < text.Length && text[at] != '\n')
                    at++;
                continue;
            }
            if (at >= text.Length)
                break;
            if (Next(text, at, report) is not { } token)
                return null;
            tokens.Add(token.Token);
            at = token.End;
        }
        tokens.Add(new Token(TokenKind.End, "", text.Length));
        return tokens;
    }

    private static (Token Token, int End)? Next(string text, int at, FaultReport report)
    {
        var c = text[at];
        if (c is '"' or '\'')
            return Quoted(text, at, at, raw: false, report);
        if (c is 'r' or 'R' && at + 1 < text.Length && text[at + 1] is '"' or '\'')
            return Quoted(text, at, at + 1, raw: true, report);
        if (char.IsAsciiLetter(c) || c == '_')
        {
            var end = at;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            return (new Token(TokenKind.Name, text[at..end], at), end);
        }
        if (char.IsAsciiDigit(c))
            return Number(text, at, report);
        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0)
                return (new Token(TokenKind.Symbol, symbol, at), at + symbol.Length);
        }
        report.Add(
            at,
            c == '=' ? "write == to compare" : $"'{c}' means nothing here",
            c == '=' ? "schrijf == om te vergelijken" : $"'{c}' betekent hier niets"
        );
        return null;
    }

    private static (Token, int)? Number(string text, int at, FaultReport report)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        var decimals = 0;
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            var point = end++;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            decimals = end - point - 1;
        }
        if (end - at > 40)
        {
            report.Add(at, "this number has too many digits", "dit getal heeft te veel cijfers");
            return null;
        }
        if (end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] == '_'))
        {
            report.Add(at, "write a number as 12 or 12.5", "schrijf een getal als 12 of 12.5");
            return null;
        }
        var digits = BigInteger.Parse(text[at..end].Replace(".", ""), CultureInfo.InvariantCulture);
        return (new Token(TokenKind.Number, text[at..end], at, new Rational(digits, BigInteger.Pow(10, decimals))), end);
    }

    private static (Token, int)? Quoted(string text, int start, int at, bool raw, FaultReport report)
    {
        var quote = text[at];
        var value = new StringBuilder();
        for (var i = at + 1; i < text.Length; i++)
        {
            var c = text[i];
            if (c == quote)
                return (new Token(TokenKind.Text, text[start..(i + 1)], start, value.ToString()), i + 1);
            if (c == '\n')
                break;
            if (c != '\\' || raw)
            {
                value.Append(c);
                continue;
            }
            if (Escape(text, ref i) is not { } escaped)
            {
                report.Add(
                    i,
                    "this escape is not known; known are \\\\ \\' \\\" \\n \\r \\t \\uXXXX",
                    "dit escapeteken bestaat niet; wel \\\\ \\' \\\" \\n \\r \\t \\uXXXX"
                );
                return null;
            }
            value.Append(escaped);
        }
        report.Add(start, "this text has no closing quote", "deze tekst heeft geen sluitend aanhalingsteken");
        return null;
    }

    /// <summary>Reads one escape; i stands on the backslash and ends on the last character of the escape.</summary>
    private static char? Escape(string text, ref int i)
    {
        if (i + 1 >= text.Length)
            return null;
        var c = text[i + 1];
        if (
            c == 'u'
            && i + 5 < text.Length
            && ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
        )
        {
            i += 5;
            return (char)code;
        }
        char? escaped = c switch
        {
            '\\' => '\\',
            '\'' => '\'',
            '"' => '"',
            '`' => '`',
            '?' => '?',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => null,
        };
        if (escaped is not null)
            i++;
        return escaped;
    }
}
