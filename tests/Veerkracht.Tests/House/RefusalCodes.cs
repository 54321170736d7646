using System.Reflection;
using System.Reflection.Emit;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Tests.House;

namespace Veerkracht.Tests.House;

/// <summary>
/// Every code that a refusal can have, followed through the compiled code: from the literals, over parameters, fields and results, into
/// the constructor of <see cref="Refusal"/>. A finding of a form counts where its code becomes that of a refusal. What a call file names
/// itself (its checks) is data, and no code of the platform.
/// </summary>
internal sealed class RefusalCodes
{
    private const int Returned = -1,
        Kept = -2,
        Locals = 1_000,
        Tuples = 100_000;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>A place that holds a text: a parameter, a local, a field, a result.</summary>
    private sealed record Place(MemberInfo Of, int Part);

    private readonly Dictionary<Place, HashSet<object>> _comes = [];
    private readonly HashSet<Assembly> _ours;

    private RefusalCodes(params Assembly[] ours)
    {
        _ours = [.. ours];
        foreach (var method in ours.SelectMany(a => a.GetTypes()).SelectMany(Code.MethodsOf).Where(m => m.GetMethodBody() is not null))
            Follow(method);
    }

    public static IReadOnlySet<string> In(params Assembly[] ours)
    {
        var all = new RefusalCodes(ours);
        var made = typeof(Refusal).GetConstructors().Single(c => c.GetParameters().Length == 4);
        var (seen, next, codes) = (new HashSet<Place>(), new Queue<Place>([new Place(made, 1)]), new SortedSet<string>());
        while (next.TryDequeue(out var place))
        {
            if (!Carries(place) || !seen.Add(place))
                continue;
            foreach (var from in all._comes.GetValueOrDefault(place, []))
            {
                if (from is Place before)
                    next.Enqueue(before);
                else
                    codes.Add((string)from);
            }
        }
        return codes;
    }

    /// <summary>
    /// Of all that objects keep, only what carries a code: those made for it, and what the compiler makes of locals.
    /// </summary>
    private static bool Carries(Place place) =>
        place.Part != Kept
        || place.Of.DeclaringType!.Name is nameof(Refusal) or nameof(Finding) or "Problem"
        || place.Of.DeclaringType.Name.Contains('<', StringComparison.Ordinal);

    private void Follow(MethodBase method)
    {
        var code = method.GetMethodBody()!.GetILAsByteArray()!;
        var waiting = new Dictionary<int, List<HashSet<object>>>();
        List<HashSet<object>>? stack = [];
        var at = 0;
        while (at < code.Length)
        {
            stack = Merged(stack, waiting.GetValueOrDefault(at));
            var op = Codes[code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at]];
            var operand = at + op.Size;
            var after = operand + Size(op, code, operand);
            Step(method, op, code, operand, stack);
            foreach (var target in Targets(op, code, operand, after))
                waiting[target] = Merged([.. stack], waiting.GetValueOrDefault(target));
            if (op.FlowControl is FlowControl.Branch or FlowControl.Return or FlowControl.Throw)
                stack = null;
            at = after;
        }
    }

    /// <summary>Two ways to one instruction: what stands on the stack may be of either.</summary>
    private static List<HashSet<object>> Merged(List<HashSet<object>>? one, List<HashSet<object>>? other) =>
        one is null ? [.. other ?? []]
        : other is null || one.Count != other.Count ? one
        : [.. one.Zip(other, (a, b) => a.Union(b).ToHashSet())];

    private void Step(MethodBase method, OpCode op, byte[] code, int operand, List<HashSet<object>> stack)
    {
        HashSet<object> Pop()
        {
            if (stack.Count == 0)
                return [];
            var top = stack[^1];
            stack.RemoveAt(stack.Count - 1);
            return top;
        }
        void Push(params IEnumerable<object> values) => stack.Add([.. values]);
        var name = op.Name!;
        var member = op.OperandType is OperandType.InlineField or OperandType.InlineMethod
            ? Plain(method, BitConverter.ToInt32(code, operand))
            : null;
        if (op == OpCodes.Ldstr)
            Push(method.Module.ResolveString(BitConverter.ToInt32(code, operand)));
        else if (op == OpCodes.Dup)
            stack.Add(stack.Count > 0 ? [.. stack[^1]] : []);
        else if (name.StartsWith("ldarg", StringComparison.Ordinal))
            Push(new Place(method, Index(op, code, operand)));
        else if (name.StartsWith("ldloc", StringComparison.Ordinal))
            Push(new Place(method, Locals + Index(op, code, operand)));
        else if (name.StartsWith("starg", StringComparison.Ordinal))
            Comes(new Place(method, Index(op, code, operand)), Pop());
        else if (name.StartsWith("stloc", StringComparison.Ordinal))
            Comes(new Place(method, Locals + Index(op, code, operand)), Pop());
        else if (member is FieldInfo field && name.StartsWith("ld", StringComparison.Ordinal))
        {
            if (!name.StartsWith("lds", StringComparison.Ordinal))
                Pop();
            Push(IsTuple(field.DeclaringType!) ? new Place(method, Tuples + field.Name[^1] - '1') : new Place(field, Kept));
        }
        else if (member is FieldInfo kept)
        {
            Comes(new Place(kept, Kept), Pop());
            if (op == OpCodes.Stfld)
                Pop();
        }
        else if (member is MethodBase called && op.FlowControl == FlowControl.Call)
        {
            var first = called.IsStatic ? 0 : 1;
            for (var i = called.GetParameters().Length - 1; i >= 0; i--)
                Comes(IsTuple(called.DeclaringType!) ? new Place(method, Tuples + i) : new Place(called, first + i), Pop());
            if (!called.IsStatic && op != OpCodes.Newobj)
                Pop();
            if (op == OpCodes.Newobj)
                Push();
            else if (called is MethodInfo { ReturnType: var type } && type != typeof(void))
                Push(new Place(called, Returned));
        }
        else if (op == OpCodes.Ret)
            Comes(new Place(method, Returned), Pop());
        else
        {
            for (var i = Count(op.StackBehaviourPop); i > 0; i--)
                Pop();
            for (var i = Count(op.StackBehaviourPush); i > 0; i--)
                Push();
        }
    }

    private void Comes(Place to, HashSet<object> from)
    {
        if (from.Count == 0 || !_ours.Contains(to.Of.Module.Assembly))
            return;
        if (!_comes.TryGetValue(to, out var known))
            _comes[to] = known = [];
        known.UnionWith(from);
    }

    /// <summary>A member as it was written, without the types with which it is used.</summary>
    private static MemberInfo Plain(MethodBase method, int token)
    {
        var named = method.Module.ResolveMember(
            token,
            method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
            method.IsGenericMethod ? method.GetGenericArguments() : null
        )!;
        return named.DeclaringType is { IsArray: true } ? named : named.Module.ResolveMember(named.MetadataToken)!;
    }

    private static bool IsTuple(Type type) => type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true;

    private static int Count(StackBehaviour behaviour) =>
        behaviour is StackBehaviour.Pop0 or StackBehaviour.Push0 or StackBehaviour.Varpop or StackBehaviour.Varpush
            ? 0
            : behaviour.ToString().Split('_').Length;

    private static int Index(OpCode op, byte[] code, int operand) =>
        op.OperandType switch
        {
            OperandType.ShortInlineVar => code[operand],
            OperandType.InlineVar => BitConverter.ToUInt16(code, operand),
            _ => op.Name![^1] - '0',
        };

    private static IEnumerable<int> Targets(OpCode op, byte[] code, int operand, int after) =>
        op.OperandType switch
        {
            OperandType.ShortInlineBrTarget => [after + (sbyte)code[operand]],
            OperandType.InlineBrTarget => [after + BitConverter.ToInt32(code, operand)],
            OperandType.InlineSwitch => Enumerable
                .Range(1, BitConverter.ToInt32(code, operand))
                .Select(i => after + BitConverter.ToInt32(code, operand + 4 * i)),
            _ => [],
        };

    private static int Size(OpCode op, byte[] code, int operand) =>
        op.OperandType switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, operand),
            _ => 4,
        };
}
