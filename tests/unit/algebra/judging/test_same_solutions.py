"""Two statements are the same if they hold for the same real values of their letters."""

import pytest
from tests.unit.algebra.judging.judged import line

from ownpace.algebra import Policy, Truth, same_solutions

POSITIVE = Policy(positive=True)

SAME = [
    ("x^2-x-6=0", "x=3 or x=-2"),
    ("x^2-x-6=0", "{3, -2}"),
    ("x^2-x-6=0", "3, -2"),
    ("x^2=2", "x=±sqrt(2)"),
    ("x^2-2x-1=0", "x=1±sqrt(2)"),
    ("x^3=2", "x=cbrt(2)"),
    ("x^5-x-1=0", "x^5=x+1"),
    ("x=(1+sqrt(5))/2", "x^2-x-1=0 and x>0"),
    ("|2x-3|=7", "x=5 or x=-2"),
    ("|x|=x", "x>=0"),
    ("|x-1|+|x+1|=2", "-1<=x<=1"),
    ("|x|=-1", "no solution"),
    ("|x|>=0", "all real numbers"),
    ("|x|<2", "-2<x<2"),
    ("|x-3|>=5", "x<=-2 or x>=8"),
    ("x^2-5x+6>0", "x<2 or x>3"),
    ("x^2-5x+6<0", "(2,3)"),
    ("x^2-5x+6<=0", "[2,3]"),
    ("x^2+4x+5>0", "all real numbers"),
    ("(x-1)/(x+2)>=0", "(-oo,-2) U [1,oo)"),
    ("1/x<1", "x<0 or x>1"),
    ("x/(x-1)=1/(x-1)", "no solution"),
    ("(x^2-4)/(x-2)=0", "x=-2"),
    ("sqrt(x+6)=x", "x=3"),
    ("sqrt(x)<3", "0<=x<9"),
    ("sqrt(2x+3)-sqrt(x+1)=1", "x=-1 or x=3"),
    ("3*2^x=24", "x=3"),
    ("4^x=8", "x=3/2"),
    ("(1/2)^x<4", "x>-2"),
    ("9^x-4*3^x+3=0", "x=0 or x=1"),
    ("2^x=5", "2^(x+1)=10"),
    ("2^x=-1", "no solution"),
    ("x=2pi", "2x=4pi"),
    ("x>2 and x<5", "(2,5)"),
    ("x!=3", "x<3 or x>3"),
    ("{x | x>3}", "x>3"),
    ("x ∈ {2, 3}", "x^2-5x+6=0"),
    ("[sqrt(2),2)", "sqrt(2)<=x<2"),
    ("x+y=3 and x-y=1", "(2,1)"),
    ("x+y=3, x-y=1", "x=2 and y=1"),
    ("x+y=3, 2x+2y=6", "y=3-x"),
    ("x+y=3, x+y=4", "no solution"),
    ("y<2x+1", "2x-y>-1"),
    ("y>x and y<4", "x<y<4"),
    ("y=|x-2|", "y=|2-x|"),
    ("x^2+y^2=5, xy=2", "(1,2), (2,1), (-1,-2), (-2,-1)"),
    ("x^2+y^2=5 and xy=2", "(x-y)^2=1 and (x+y)^2=9"),
    ("y=x^2, y=x+2", "{(2,4), (-1,1)}"),
    ("x^2-2px-q=0", "x=p±sqrt(q+p^2)"),
    ("x^2=y^2", "x=±y"),
    ("V=s^3", "s=cbrt(V)"),
    ("y=mx+b", "m=(y-b)/x"),
    ("y-3=2(x-1)", "y=2x+1"),
    ("y>x^2", "2y>2x^2"),
    ("ax^2+bx+c=0", "x=(-b±sqrt(b^2-4ac))/(2a)"),
    ("a^3b^3=8", "ab=2"),
    ("x^3=y^3", "x=y"),
    ("x^2+y^2=0", "x=0 and y=0"),
    ("|x|=|y|", "x=y or x=-y"),
    ("1/f=1/p+1/q", "f=pq/(p+q)"),
    ("x^2=pi", "x=±sqrt(pi)"),
    ("{(1,2), (3,4)}", "(3,4), (1,2)"),
    ("(x,y)=(1,2)", "(1,2)"),
    ("b=3, m=2", "(3,2)"),
    ("x<=3 and x>=3", "x=3"),
    ("f(x)=2x+1", "f(t)=1+2t"),
    ("f(x)=2x+1, x>=0", "f(x)=1+2x, 2x>=0"),
    ("a_n=3n+1", "a_1=4, a_n=a_(n-1)+3"),
    ("a_n=5*2^(n-1)", "a_1=5, a_n=2a_(n-1)"),
    ("a_1=4, a_(n+1)=a_n+3", "a_1=4, a_n=a_(n-1)+3"),
]

DIFFERENT = [
    ("x^2=x", "x=1"),
    ("x^2=2", "x=sqrt(2)"),
    ("sqrt(x+6)=x", "x=3 or x=-2"),
    ("sqrt(x)<3", "x<9"),
    ("1/x<1", "x>1"),
    ("x^2-5x+6>0", "2<x<3"),
    ("x^5-x-1=0", "x^5=x+2"),
    ("x>pi", "x>3.14"),
    ("x=4", "y=4"),
    ("[2,3]", "[2,3)"),
    ("x=1 or x=2", "x=1 and x=2"),
    ("x+y=3, x-y=1", "(1,2)"),
    ("y<2x+1", "y<=2x+1"),
    ("y=|x-2|", "y=x-2"),
    ("xy=x", "y=1"),
    ("x^2=y^2", "x=y"),
    ("y=sqrt(x)", "y^2=x"),
    ("y>x^2", "y>=x^2"),
    ("x^2=a^2-b", "x=sqrt(a^2-b)"),
    ("x^2+y^2=5, xy=2", "(1,2), (2,1)"),
    ("y=(a-x)^5999", "y=(x-a)^5999"),
    ("90=vt, 90=(v+5)(t-1/4)", "90=vt, 90=(v+5)(tx-1/4)"),
    ("f(x)=2x+1", "f(x)=2x+2"),
    ("f(x)=2x+1, x>=0", "f(x)=2x+1"),
    ("a_n=3n+1", "a_1=4, a_n=a_(n-1)+2"),
    ("x=12 ft", "x=12 in"),
    ("x=y", "sqrt(x)^2=y"),
    ("(1,2)", "(2,1)"),
    ("(3,1)", "(2,1)"),
    ("(2,1)", "no solution"),
    ("(5,2)", "(2,5)"),
    ("(1,2)", "{1,2}"),
    ("(1,2), (3,4)", "(3,4)"),
    ("x+y=3, x-y=1", "x=2"),
    ("x^2+y^2=25", "(3,5)"),
    ("y=2(3)^x", "y=6^x"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_these_are_the_same(one: str, other: str) -> None:
    assert same_solutions(line(one), line(other)) is Truth.TRUE
    assert same_solutions(line(other), line(one)) is Truth.TRUE


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_these_are_different(one: str, other: str) -> None:
    assert same_solutions(line(one), line(other)) is Truth.FALSE
    assert same_solutions(line(other), line(one)) is Truth.FALSE


@pytest.mark.parametrize(
    ("one", "other", "policy", "truth"),
    [
        ("(x-2)^2=0", "x=2", Policy(), Truth.TRUE),
        ("(x-2)^2=0", "x=2", Policy(multiplicity=True), Truth.FALSE),
        ("(x-2)^2=0", "x=2 or x=2", Policy(multiplicity=True), Truth.TRUE),
        ("(x-2)^2=0", "2(x-2)^2=0", Policy(multiplicity=True), Truth.TRUE),
        ("x^2=49", "x=7", POSITIVE, Truth.TRUE),
        ("x=2 or x=-3", "x=2", POSITIVE, Truth.TRUE),
        ("x=2 or x=-3", "x=2 or x=-5", POSITIVE, Truth.FALSE),
        ("x=-2", "x=-10", POSITIVE, Truth.FALSE),
        ("x=-2", "no solution", POSITIVE, Truth.FALSE),
        ("x+y=-3", "x+y=-5", POSITIVE, Truth.FALSE),
        ("x=-1 and y=2", "x=-1 and y=3", POSITIVE, Truth.FALSE),
        ("xy=-3", "xy=-5", POSITIVE, Truth.UNDECIDED),
        ("A=pi r^2", "r=sqrt(A/pi)", POSITIVE, Truth.TRUE),
        ("T=2pi sqrt(L/g)", "g=4pi^2 L/T^2", POSITIVE, Truth.TRUE),
        ("x^2=a^2-b", "x=sqrt(a^2-b)", POSITIVE, Truth.TRUE),
        ("x^2=a^2-b", "x=a-sqrt(b)", POSITIVE, Truth.FALSE),
    ],
)
def test_a_policy_says_what_counts(one: str, other: str, policy: Policy, truth: Truth) -> None:
    assert same_solutions(line(one), line(other), policy) is truth
    assert same_solutions(line(other), line(one), policy) is truth
