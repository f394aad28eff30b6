import asyncio
import logging
import os

from aiogram import Bot, Dispatcher, F
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import KeyboardButton, Message, ReplyKeyboardMarkup, ReplyKeyboardRemove

from .crm import Crm

logging.basicConfig(level=logging.INFO)
dp = Dispatcher()
crm = Crm(os.environ["KOMMO_SUBDOMAIN"], os.environ["KOMMO_TOKEN"])

ASK_PHONE = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Share my number", request_contact=True)]],
                                resize_keyboard=True)


class Form(StatesGroup):
    service = State()
    phone = State()


@dp.message(Command("start"))
async def start(m: Message, state: FSMContext):
    await state.set_state(Form.service)
    await m.answer("Hi! Which service are you interested in?")


@dp.message(Form.service, F.text)
async def got_service(m: Message, state: FSMContext):
    await state.update_data(service=m.text.strip())
    await state.set_state(Form.phone)
    await m.answer("And your phone, please", reply_markup=ASK_PHONE)


@dp.message(Form.phone, F.contact)
async def got_phone(m: Message, state: FSMContext):
    data = await state.get_data()
    await crm.new_lead(name=m.contact.first_name, phone=m.contact.phone_number,
                       service=data["service"], chat=m.chat.id)
    await state.clear()
    await m.answer("Thanks, a manager will call you.", reply_markup=ReplyKeyboardRemove())


@dp.message(Command("status"))
async def status(m: Message):
    lead = await crm.lead_by_chat(m.chat.id)
    if not lead:
        await m.answer("I have no request of yours. /start")
        return
    await m.answer(f"{lead['name']}: {await crm.stage_name(lead)}")


async def main():
    await dp.start_polling(Bot(os.environ["BOT_TOKEN"]))


asyncio.run(main())
