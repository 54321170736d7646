namespace Veerkracht.Core.Expressions;

/// <summary>Lists and their macros. Over a record (a table) a macro runs over its names in order, as over the keys of a CEL map.</summary>
internal sealed partial class Checker
{
    private Typed? ListMethod(Syntax.Call call, Typed target, ExpressionType of)
    {
        if (!ListMethods.Contains(call.Function))
            return NoFunction(call, ListMethods);
        if (call.Function is "all" or "exists" or "exists_one" or "filter" or "map")
            return Macro(call, target, of, f => Values.List(target.Run(f)));
        if (!Counts(call, 0, call.Function == "join" ? 1 : 0))
            return null;
        var key = $"{target.Key}.{call.Function}()";
        switch (call.Function)
        {
            case "size":
                return Size(target, $"size({target.Key})");
            case "join":
                return Join(call, target, of);
            case "sum" when of is ExpressionType.Number or ExpressionType.Nothing:
                return new Typed(TypeRules.Number, f => Functions.Sum(f, Values.List(target.Run(f))), key, target.Cost + 10);
            case "min" or "max" when of is ExpressionType.Number or ExpressionType.Date:
                var sign = call.Function == "max" ? 1 : -1;
                return new Typed(of, f => Functions.Extreme(f, Values.List(target.Run(f)), of, sign), key, target.Cost + 10);
            default:
                return Fault(
                    call.At,
                    $"'{call.Function}' needs a list of numbers, this is a {target.Type}",
                    $"'{call.Function}' vraagt een lijst van getallen, dit is een {TypeRules.Dutch(target.Type)}"
                );
        }
    }

    /// <summary>Texts one after another, with a text between them.</summary>
    private Typed? Join(Syntax.Call call, Typed target, ExpressionType of)
    {
        if (TypeRules.Both(of, TypeRules.Text) is not ExpressionType.Text)
            return Fault(
                call.At,
                $"'join' needs a list of texts, this is a {target.Type}",
                $"'join' vraagt een lijst van teksten, dit is een {TypeRules.Dutch(target.Type)}"
            );
        var between = call.Arguments.Count == 0 ? Literal(new Syntax.Literal(call.At, "")) : Check(call.Arguments[0], TypeRules.Text);
        if (between is null)
            return null;
        return new Typed(
            TypeRules.Text,
            f => TextParts.Join(f, Values.List(target.Run(f)), Values.Text(between.Run(f))),
            $"{target.Key}.join({between.Key})",
            target.Cost + between.Cost + 10
        );
    }

    private Typed? KeyMacro(Syntax.Call call, Typed target, ExpressionType.Record record)
    {
        object?[] keys = [.. record.Fields.Keys];
        return Macro(call, target, new ExpressionType.Text([.. record.Fields.Keys]), _ => keys);
    }

    private Typed? Macro(Syntax.Call call, Typed target, ExpressionType of, Func<Frame, IReadOnlyList<object?>> items)
    {
        if (!Counts(call, 2, call.Function == "map" ? 3 : 2))
            return null;
        if (call.Arguments[0] is not Syntax.Name variable)
            return Fault(
                call.Arguments[0].At,
                $"write a name first: .{call.Function}(x, …)",
                $"schrijf eerst een naam: .{call.Function}(x, …)"
            );
        Reserved(variable);
        var slot = LocalCount++;
        var shadowed = _locals.TryGetValue(variable.Id, out var outer);
        _locals[variable.Id] = (slot, of);
        var condition = call.Function != "map" || call.Arguments.Count == 3 ? Check(call.Arguments[1], TypeRules.Bool) : null;
        var result = call.Function == "map" ? Check(call.Arguments[^1]) : null;
        if (shadowed)
            _locals[variable.Id] = outer;
        else
            _locals.Remove(variable.Id);
        if (call.Function != "map" ? condition is null : result is null || (call.Arguments.Count == 3 && condition is null))
            return null;
        if (result is { IsNull: true })
            return Fault(
                call.Arguments[^1].At,
                "null can only be compared with == or !=",
                "null kan alleen vergeleken worden met == of !="
            );

        var cost = (condition?.Cost ?? 0) + (result?.Cost ?? 0) + 1;
        var type = call.Function switch
        {
            "map" => new ExpressionType.List(result!.Type),
            "filter" => new ExpressionType.List(of),
            _ => TypeRules.Bool,
        };
        return new Typed(
            type,
            Loop(call.Function, items, slot, cost, condition, result),
            $"{target.Key}.{call.Function}(#{slot},{condition?.Key},{result?.Key})",
            target.Cost + cost * 10
        );
    }

    private static Func<Frame, object?> Loop(
        string function,
        Func<Frame, IReadOnlyList<object?>> items,
        int slot,
        int cost,
        Typed? condition,
        Typed? result
    ) =>
        frame =>
        {
            var list = items(frame);
            frame.MakeRoom(list.Count);
            List<object?>? gathered = function is "map" or "filter" ? new(list.Count) : null;
            var count = 0;
            foreach (var item in list)
            {
                if (!frame.Spend(cost))
                    return null;
                frame.Locals[slot] = item;
                var holds = condition is null || condition.Bool(frame);
                if (gathered is not null)
                {
                    if (!holds)
                        continue;
                    frame.Locals[slot] = item;
                    gathered.Add(result is null ? item : result.Run(frame));
                }
                else if (holds)
                    count++;
                if (function == "all" && !holds)
                    return Values.False;
                if (function == "exists" && holds)
                    return Values.True;
            }
            return gathered
                ?? Values.Of(
                    function switch
                    {
                        "all" => true,
                        "exists" => false,
                        _ => count == 1,
                    }
                );
        };
}
