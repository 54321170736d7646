using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Expressions;

/// <summary>Names, members and indexes.</summary>
internal sealed partial class Checker
{
    private Typed? Path(Syntax syntax) =>
        syntax switch
        {
            Syntax.Name name => Name(name),
            Syntax.Member member => Path(member.Target) is { } target ? Member(member.At, target, member.Id) : null,
            Syntax.Index index => Index(index),
            _ => Check(syntax),
        };

    private Typed? Name(Syntax.Name name)
    {
        Reserved(name);
        if (_locals.TryGetValue(name.Id, out var local))
        {
            var slot = local.Slot;
            return new Typed(local.Type, f => f.Locals[slot], $"#{slot}", 1);
        }
        var id = name.Id;
        if (names.TryGetValue(id, out var type))
            return new Typed(type, f => f.Values.TryGetValue(id, out var value) ? value : null, id, 1) { Path = id };
        return Unknown(name.At, id, ("name", "naam"), Hints.Name(id, names, _locals.Keys));
    }

    /// <summary>A name that CEL keeps for itself is read, for what was published with it; what is new does not use it.</summary>
    private void Reserved(Syntax.Name name)
    {
        if (ReservedWords.Contains(name.Id))
            report.Doubt(
                name.At,
                $"'{name.Id}' is a word that CEL keeps for itself and keeps this call from being published; choose another name",
                $"'{name.Id}' is een woord dat CEL voor zich houdt en houdt deze oproep tegen bij de publicatie; kies een andere naam"
            );
    }

    private Typed? Member(int at, Typed target, string id)
    {
        if (target.Type is ExpressionType.Text { Values: { } values } && id == "value")
        {
            NoteWhole(target);
            return new Typed(
                TypeRules.Number,
                f => values.TryGetValue(Values.Text(target.Run(f)), out var value) ? value : Values.NoNumber,
                $"{target.Key}.value",
                target.Cost + 1
            )
            {
                IsNonNegative = values.Values.All(v => v.Sign >= 0),
            };
        }
        if (target.Type is not ExpressionType.Record record)
        {
            var (hint, tip) = target.Type switch
            {
                ExpressionType.List => (
                    $"; use .map(x, x.{id}), .all(x, …) or an index",
                    $"; gebruik .map(x, x.{id}), .all(x, …) of een index"
                ),
                ExpressionType.Text { Options: not null } when id == "value" => (
                    "; give each option of this choice a 'value'",
                    "; geef elke optie van deze keuze een 'value'"
                ),
                _ => ("", ""),
            };
            return Fault(at, $"a {target.Type} has no '{id}'{hint}", $"een {TypeRules.Dutch(target.Type)} heeft geen '{id}'{tip}");
        }
        if (!record.Fields.TryGetValue(id, out var type))
            return Unknown(at, id, Hints.Kind(target.Path), Hints.Member(id, [.. record.Fields.Keys]));
        return new Typed(
            type,
            f => Values.Record(target.Run(f)).TryGetValue(id, out var value) ? value : null,
            $"{target.Key}.{id}",
            target.Cost + 1
        )
        {
            Path = target.Path is { } path ? $"{path}.{id}" : null,
        };
    }

    private Typed? Index(Syntax.Index index)
    {
        if (Path(index.Target) is not { } target)
            return null;
        if (target.Type is ExpressionType.Record record)
        {
            if (index.Key is Syntax.Literal { Value: string id })
                return Member(index.Key.At, target, id);
            if (Check(index.Key, TypeRules.Text) is not { } name)
                return null;
            if (TypeRules.Join(record.Fields.Values) is not { } joined)
                return Fault(
                    index.At,
                    "the values of this record have different types; name one of them",
                    "de waarden van deze groep verschillen van type; noem er één"
                );
            NoteWhole(target);
            return new Typed(
                joined,
                f => Values.Record(target.Run(f)).TryGetValue(Values.Text(name.Run(f)), out var value) ? value : null,
                $"{target.Key}[{name.Key}]",
                target.Cost + name.Cost + 1
            );
        }
        if (target.Type is not ExpressionType.List list)
            return Fault(index.At, $"a {target.Type} has no items", $"een {TypeRules.Dutch(target.Type)} heeft geen onderdelen");
        if (Check(index.Key, TypeRules.Number) is not { } key)
            return null;
        NoteWhole(target);
        return new Typed(
            list.Of,
            f => At(Values.List(target.Run(f)), key.Number(f)),
            $"{target.Key}[{key.Key}]",
            target.Cost + key.Cost + 1
        );
    }

    /// <summary>The item, or null outside the list: the empty value of its type.</summary>
    private static object? At(IReadOnlyList<object?> list, Rational index) =>
        index.IsWhole && index.Sign >= 0 && index < list.Count ? list[(int)index.Numerator] : null;

    private void NoteWhole(Typed target)
    {
        if (target.Path is { } path)
            References.Add(path);
    }

    private Typed? Unknown(int at, string id, (string English, string Dutch) what, (string English, string Dutch) hint) =>
        Fault(at, $"there is no {what.English} '{id}' here{hint.English}", $"er is hier geen {what.Dutch} '{id}'{hint.Dutch}", id);
}
